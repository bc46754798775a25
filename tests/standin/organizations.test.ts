import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import {
  type Asked,
  at,
  finished,
  listAt,
  makeOrganization,
  makeTicket,
  numberAt,
  startAsked,
} from "./client.ts";

let asked: Asked;
beforeAll(async () => {
  asked = await startAsked({ plan: "enterprise_plus" });
});
beforeEach(async () => {
  await asked.ask("POST", "/__standin/reset");
});
afterAll(() => asked.close());

describe("organizations", () => {
  test("names and external ids are unique, case aside", async () => {
    await makeOrganization(asked, { name: "Acme", external_id: "A1" });
    for (const organization of [{ name: "ACME" }, { name: "Other", external_id: "a1" }]) {
      const reply = await asked.ask("POST", "/api/v2/organizations", { organization });
      expect([reply.status, reply.body["error"]]).toEqual([422, "RecordInvalid"]);
    }
  });

  test("create_or_update matches by external id, never by name", async () => {
    const path = "/api/v2/organizations/create_or_update";
    expect(
      (await asked.ask("POST", path, { organization: { name: "Acme", external_id: "A1" } })).status,
    ).toBe(201);
    expect(
      (await asked.ask("POST", path, { organization: { external_id: "a1", details: "x" } })).status,
    ).toBe(200);
    expect((await asked.ask("POST", path, { organization: { name: "Acme" } })).status).toBe(422);
  });

  test("many are updated by external ids in one job, without touching the single organization's limit", async () => {
    const id = await makeOrganization(asked, { name: "Acme", external_id: "A1" });
    for (let count = 0; count < 7; count += 1)
      await finished(
        asked,
        await asked.ask("PUT", "/api/v2/organizations/update_many?external_ids=A1", {
          organization: { notes: `n${count}` },
        }),
      );
    expect(at((await asked.ask("GET", `/api/v2/organizations/${id}`)).body, "organization", "notes")).toBe(
      "n6",
    );
  });

  test("a merge moves tickets and users to the winner and deletes the loser", async () => {
    const [loser, winner] = [
      await makeOrganization(asked, { name: "L" }),
      await makeOrganization(asked, { name: "W" }),
    ];
    const user = await asked.ask("POST", "/api/v2/users", { user: { name: "Eve", organization_id: loser } });
    const ticket = await makeTicket(asked, { requester_id: numberAt(user.body, "user", "id") });
    await asked.ask("POST", `/api/v2/organizations/${loser}/merge`, {
      organization_merge: { winner_id: winner },
    });
    await asked.idle();
    expect(at((await asked.ask("GET", `/api/v2/tickets/${ticket}`)).body, "ticket", "organization_id")).toBe(
      winner,
    );
    expect((await asked.ask("GET", `/api/v2/organizations/${loser}`)).status).toBe(404);
  });

  test("a new user joins the organization of the address's domain", async () => {
    const id = await makeOrganization(asked, { name: "Acme", domain_names: ["acme.test"] });
    const user = await asked.ask("POST", "/api/v2/users", {
      user: { name: "Wile", email: "Wile@acme.test" },
    });
    expect(at(user.body, "user")).toMatchObject({ organization_id: id, email: "wile@acme.test" });
    expect(listAt((await asked.ask("GET", `/api/v2/organizations/${id}/users`)).body, "users")).toHaveLength(
      1,
    );
  });
});

describe("users", () => {
  test("many are created in one job; the ones refused say why", async () => {
    const users = [
      { name: "A", email: "a@x.test" },
      { name: "B", email: "a@x.test" },
    ];
    const results = await finished(asked, await asked.ask("POST", "/api/v2/users/create_many", { users }));
    expect(results).toMatchObject([
      { status: "Created", success: true },
      { error: "RecordInvalid", success: false },
    ]);
  });

  test("a deleted user is listed among the deleted, and erasure leaves only a name that says so", async () => {
    const made = await asked.ask("POST", "/api/v2/users", {
      user: { name: "Eve", email: "eve@x.test", notes: "secret" },
    });
    const id = numberAt(made.body, "user", "id");
    expect(at((await asked.ask("DELETE", `/api/v2/users/${id}`)).body, "user", "active")).toBe(false);
    const erased = await asked.ask("DELETE", `/api/v2/deleted_users/${id}`);
    expect(at(erased.body, "deleted_user")).toMatchObject({
      name: "Permanently Deleted User",
      email: null,
      notes: null,
    });
    const { body } = await asked.ask("GET", `/api/v2/users/${id}/compliance_deletion_statuses`);
    expect(listAt(body, "compliance_deletion_statuses").map((row) => at(row, "action"))).toEqual([
      "request_deletion",
      "started",
      "complete",
    ]);
  });
});

describe("rules and schedules", () => {
  test("an SLA policy keyed on an organization's field is kept; an unknown field is refused", async () => {
    await asked.ask("POST", "/api/v2/organization_fields", {
      organization_field: { key: "tier", title: "Tier", type: "text" },
    });
    const policy = (field: string) => ({
      sla_policy: {
        title: field,
        filter: { all: [{ field, operator: "is", value: "vip" }], any: [] },
        policy_metrics: [
          { priority: "urgent", metric: "first_reply_time", target: 15, business_hours: true },
        ],
      },
    });
    const made = await asked.ask("POST", "/api/v2/slas/policies", policy("organization.custom_fields.tier"));
    expect([made.status, at(made.body, "sla_policy", "policy_metrics", 0, "target_in_seconds")]).toEqual([
      201, 900,
    ]);
    expect(
      (await asked.ask("POST", "/api/v2/slas/policies", policy("organization.custom_fields.nothing"))).status,
    ).toBe(422);
    const definitions = await asked.ask("GET", "/api/v2/slas/policies/definitions");
    expect(listAt(definitions.body, "definitions", "all").map((each) => at(each, "value"))).toContain(
      "ticket_type_id",
    );
  });

  test("a schedule's intervals count from Sunday and may not cross midnight", async () => {
    const { body } = await asked.ask("GET", "/api/v2/business_hours/schedules");
    expect(at(body, "schedules", 0, "intervals", 0)).toEqual({
      start_time: 1440 + 540,
      end_time: 1440 + 1020,
    });
    const path = `/api/v2/business_hours/schedules/${numberAt(body, "schedules", 0, "id")}`;
    const workweek = (start_time: number, end_time: number) =>
      asked.ask("PUT", `${path}/workweek`, { workweek: { intervals: [{ start_time, end_time }] } });
    expect((await workweek(2800, 2900)).status).toBe(422);
    expect((await workweek(1440, 2880)).body).toMatchObject({
      workweek: { intervals: [{ start_time: 1440, end_time: 2880 }] },
    });
  });

  test("holidays are kept by schedule, within two years", async () => {
    await asked.ask("POST", "/__standin/clock", { now: "2026-03-02T09:00:00Z" });
    const { body } = await asked.ask("GET", "/api/v2/business_hours/schedules");
    const path = `/api/v2/business_hours/schedules/${numberAt(body, "schedules", 0, "id")}/holidays`;
    const holiday = { name: "National Day", start_date: "2026-10-01", end_date: "2026-10-07" };
    expect((await asked.ask("POST", path, { holiday })).status).toBe(201);
    expect(
      (
        await asked.ask("POST", path, {
          holiday: { ...holiday, start_date: "2031-10-01", end_date: "2031-10-07" },
        })
      ).status,
    ).toBe(422);
    expect(listAt((await asked.ask("GET", path)).body, "holidays")).toMatchObject([holiday]);
    await asked.ask("POST", "/__standin/clock", { live: true });
  });
});
