import { createHmac } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import * as v from "valibot";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { sign } from "../../standin/webhooks/sign.ts";
import {
  type Asked,
  at,
  finished,
  listAt,
  makeLevelField,
  makeOrganization,
  makeTicket,
  numberAt,
  startAsked,
  textAt,
} from "./client.ts";
import { type Received, type Receiver, startReceiver } from "./receiver.ts";

let asked: Asked;
let receiver: Receiver;
beforeAll(async () => {
  asked = await startAsked({ plan: "enterprise_plus" });
});
beforeEach(async () => {
  await asked.ask("POST", "/__standin/reset");
  receiver = await startReceiver();
});
afterEach(() => receiver.close());
afterAll(() => asked.close());

const subscribe = async (subscriptions: string[], changes: object = {}, account = asked) =>
  account.ask("POST", "/api/v2/webhooks", {
    webhook: {
      name: "W",
      endpoint: receiver.url,
      http_method: "POST",
      request_format: "json",
      status: "active",
      subscriptions,
      ...changes,
    },
  });
const ticketEvents = [
  "created",
  "comment_added",
  "status_changed",
  "priority_changed",
  "custom_field_changed",
  "tags_changed",
  "agent_assignment_changed",
  "merged",
  "soft_deleted",
  "undeleted",
  "permanently_deleted",
  "organization_changed",
  "csat_received",
].map((name) => `zen:event-type:ticket.${name}`);
const event = (received: Received): unknown => JSON.parse(received.body);
const events = (): unknown[] => receiver.received.map(event);
const ofType = (type: string): unknown[] =>
  events().filter((each) => at(each, "type") === `zen:event-type:${type}`);
const forget = async (): Promise<void> => {
  await asked.idle();
  receiver.received.length = 0;
};

describe("the signature", () => {
  const secret = "dGhpc19zZWNyZXRfaXNfZm9yX3Rlc3Rpbmdfb25seQ==";
  test.each([
    ["2021-07-25T10:00:00Z", '{"say": "hello"}', "gf3v0LzLRHPUnIdhbvwRDVEvzSb07/QN0GYjSNlkBT0="],
    ["2021-07-25T10:00:00Z", "", "Quv38XAfu9ZaMGBsk0NSntquALrZBp815j0203kelQA="],
  ])("signs %s %s as computed by hand", (timestamp, body, expected) =>
    expect(sign(secret, timestamp, body)).toBe(expected),
  );

  test("the order is timestamp, then body: the old vector of body, then timestamp does not come out", () => {
    expect(
      sign("HRkRd4BeOAoUkfZr-mhauJT64rvBASlJRoIyPsd3zeA=", "2021-07-25T10:00:00Z", '{"say": "hello"}'),
    ).not.toBe("tRDSF7URY8BLCDlaBcQ7FHu051Zk+aAB0NKMP53teMw=");
  });

  test("a delivery carries it over its raw body, with the headers of a real one", async () => {
    const made = await subscribe(["zen:event-type:ticket.created"]);
    const id = textAt(made.body, "webhook", "id");
    const secretReply = await asked.ask("GET", `/api/v2/webhooks/${id}/signing_secret`);
    expect(at(secretReply.body, "signing_secret", "algorithm")).toBe("SHA256");
    await makeTicket(asked);
    await asked.idle();
    const [first] = receiver.received;
    const headers = first?.headers ?? {};
    const timestamp = headers["x-zendesk-webhook-signature-timestamp"] ?? "";
    const expected = createHmac("sha256", textAt(secretReply.body, "signing_secret", "secret"))
      .update(timestamp + (first?.body ?? ""))
      .digest("base64");
    expect(headers).toMatchObject({
      "content-type": "application/json; charset=utf-8",
      "user-agent": "Zendesk Webhook",
      "x-zendesk-account-id": "22129848",
      "x-zendesk-webhook-id": id,
      "x-zendesk-webhook-signature": expected,
    });
    expect(headers["x-zendesk-webhook-invocation-id"]).toMatch(/^[0-9A-HJKMNP-TV-Z]{26}$/);
    expect(timestamp).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
  });
});

describe("events", () => {
  test("the body is pretty-printed with three spaces and ends with a newline", async () => {
    await subscribe(["zen:event-type:organization.created"]);
    await makeOrganization(asked, { name: "Acme" });
    await asked.idle();
    const body = receiver.received[0]?.body ?? "";
    expect(body.startsWith('{\n   "account_id": 22129848,\n   "detail": {\n      "created_at"')).toBe(true);
    expect(body).toContain('"event": { },');
    expect(body.endsWith("}\n")).toBe(true);
  });

  test("one save sends an event per changed field, sharing a sequence", async () => {
    const level = await makeLevelField(asked);
    const id = await makeTicket(asked, { custom_fields: [{ id: level, value: "sla_gold" }] });
    await subscribe(ticketEvents);
    await asked.ask("PUT", `/api/v2/tickets/${id}`, {
      ticket: {
        priority: "urgent",
        status: "open",
        assignee_id: 3,
        custom_fields: [{ id: level, value: "sla_silver" }],
        comment: { body: "On it" },
      },
    });
    await asked.idle();
    expect(
      events()
        .map((each) => textAt(each, "type").slice("zen:event-type:ticket.".length))
        .toSorted(),
    ).toEqual([
      "agent_assignment_changed",
      "comment_added",
      "custom_field_changed",
      "priority_changed",
      "status_changed",
      "tags_changed",
    ]);
    expect(new Set(events().map((each) => at(each, "event", "meta", "sequence", "id"))).size).toBe(1);
    expect(new Set(events().map((each) => at(each, "event", "meta", "sequence", "position"))).size).toBe(6);
    expect(at(ofType("ticket.status_changed")[0], "event")).toMatchObject({
      current: "OPEN",
      previous: "NEW",
    });
    expect(at(ofType("ticket.tags_changed")[0], "event")).toMatchObject({
      tags_added: ["sla_silver"],
      tags_removed: ["sla_gold"],
    });
    expect(at(ofType("ticket.custom_field_changed")[0], "event")).toMatchObject({
      current: { value: "sla_silver" },
      previous: { value: "sla_gold" },
      custom_field: { id: String(level), title: "Service level", type: "tagger" },
    });
    expect(at(events()[0], "detail")).toMatchObject({
      actor_id: "1",
      assignee_id: "3",
      id: String(id),
      priority: "URGENT",
      status: "OPEN",
    });
    expect(textAt(events()[0], "time")).toMatch(/\.\d{9}Z$/);
    expect(at(events()[0], "subject")).toBe(`zen:ticket:${id}`);
  });

  test("of saves within one second, even while the clock stands still, the later one has the later time", async () => {
    const id = await makeTicket(asked);
    await subscribe(["zen:event-type:ticket.status_changed"]);
    await asked.ask("POST", "/__standin/clock", { now: "2026-03-02T09:00:00Z" });
    for (const status of ["open", "pending", "solved"])
      await asked.ask("PUT", `/api/v2/tickets/${id}`, { ticket: { status } });
    await asked.ask("POST", "/__standin/clock", { live: true });
    await asked.idle();
    const inTime = events().toSorted((one, other) => (textAt(one, "time") < textAt(other, "time") ? -1 : 1));
    expect(inTime.map((each) => at(each, "event", "current"))).toEqual(["OPEN", "PENDING", "SOLVED"]);
    expect(new Set(inTime.map((each) => at(each, "detail", "updated_at"))).size).toBe(1);
  });

  test("a ticket without tags, priority and type says null", async () => {
    await subscribe(["zen:event-type:ticket.created"]);
    await makeTicket(asked);
    await asked.idle();
    expect(at(events()[0], "detail")).toMatchObject({
      tags: null,
      priority: null,
      type: null,
      organization_id: null,
      external_id: null,
    });
  });

  test("organizations and users speak another dialect", async () => {
    await asked.ask("POST", "/api/v2/organization_fields", {
      organization_field: {
        key: "tier",
        title: "Tier",
        type: "dropdown",
        custom_field_options: [{ name: "VIP", value: "tier_vip" }],
      },
    });
    const id = await makeOrganization(asked, { name: "Acme" });
    await subscribe(
      ["custom_field_changed", "tags_changed", "deleted"].map(
        (name) => `zen:event-type:organization.${name}`,
      ),
    );
    await asked.ask("PUT", `/api/v2/organizations/${id}`, {
      organization: { organization_fields: { tier: "tier_vip" } },
    });
    await asked.ask("DELETE", `/api/v2/organizations/${id}`);
    await asked.idle();
    expect(at(ofType("organization.custom_field_changed")[0], "event")).toMatchObject({
      current: "tier_vip",
      previous: null,
      field: { title: "Tier", type: "dropdown" },
    });
    expect(at(ofType("organization.tags_changed")[0], "event")).toEqual({
      added: { tags: ["tier_vip"] },
      removed: { tags: [] },
    });
    expect(at(ofType("organization.deleted")[0], "detail", "name")).toBe("Acme");
  });

  test("a deleted user's event has no address any more", async () => {
    const made = await asked.ask("POST", "/api/v2/users", {
      user: { name: "Eve", email: "eve@example.com", external_id: "e1" },
    });
    await subscribe(["zen:event-type:user.deleted"]);
    await asked.ask("DELETE", `/api/v2/users/${numberAt(made.body, "user", "id")}`);
    await asked.idle();
    expect(at(events()[0], "detail")).toMatchObject({
      email: "",
      external_id: "",
      organization_id: "0",
      default_group_id: "0",
      role: "end-user",
    });
  });

  test("deletion, restoration, erasure and merging each have their event", async () => {
    const [id, target] = [await makeTicket(asked), await makeTicket(asked)];
    await subscribe(ticketEvents);
    await asked.ask("DELETE", `/api/v2/tickets/${id}`);
    await asked.ask("PUT", `/api/v2/deleted_tickets/${id}/restore`);
    await finished(asked, await asked.ask("POST", `/api/v2/tickets/${target}/merge`, { ids: [id] }));
    await asked.ask("DELETE", `/api/v2/tickets/${id}`);
    await finished(asked, await asked.ask("DELETE", `/api/v2/deleted_tickets/${id}`));
    await asked.idle();
    expect(at(ofType("ticket.soft_deleted")[0], "detail", "status")).toBe("DELETED");
    expect(ofType("ticket.undeleted")).toHaveLength(1);
    expect(at(ofType("ticket.merged")[0], "event")).toMatchObject({ target_ticket_id: String(target) });
    expect(at(ofType("ticket.permanently_deleted")[0], "detail", "status")).toBe("SCRUBBED");
  });

  test("a save that changes nothing and an import send nothing", async () => {
    const id = await makeTicket(asked, { priority: "low" });
    await subscribe(ticketEvents);
    await asked.ask("PUT", `/api/v2/tickets/${id}`, { ticket: { priority: "low" } });
    await asked.ask("POST", "/api/v2/imports/tickets", { ticket: { subject: "old", description: "d" } });
    await asked.idle();
    expect(events()).toEqual([]);
  });
});

describe("our fixtures and the stand-in agree", () => {
  const folder = new URL("../fixtures/webhooks/", import.meta.url);
  const shape = (value: unknown): unknown => {
    const read = v.safeParse(v.record(v.string(), v.unknown()), value);
    return read.success && !Array.isArray(value) ? Object.keys(read.output).toSorted() : typeof value;
  };
  test.each([
    "ticket.created",
    "ticket.comment_added",
    "ticket.status_changed",
    "ticket.tags_changed",
    "ticket.custom_field_changed",
    "organization.created",
    "organization.custom_field_changed",
    "user.deleted",
  ])("%s has the same keys", async (name) => {
    const fixture: unknown = JSON.parse(readFileSync(new URL(`${name}.json`, folder), "utf8"));
    await asked.ask("POST", "/api/v2/organization_fields", {
      organization_field: { key: "spend", title: "Spend", type: "decimal" },
    });
    const level = await makeLevelField(asked);
    await subscribe([`zen:event-type:${name}`]);
    const organization = await makeOrganization(asked, { name: "Acme" });
    await asked.ask("PUT", `/api/v2/organizations/${organization}`, {
      organization: { organization_fields: { spend: 5 } },
    });
    const user = await asked.ask("POST", "/api/v2/users", { user: { name: "Eve" } });
    await asked.ask("DELETE", `/api/v2/users/${numberAt(user.body, "user", "id")}`);
    const id = await makeTicket(asked, { custom_fields: [{ id: level, value: "sla_gold" }] });
    await asked.ask("PUT", `/api/v2/tickets/${id}`, {
      ticket: { status: "open", custom_fields: [{ id: level, value: "sla_silver" }], comment: { body: "x" } },
    });
    await asked.idle();
    const sent = ofType(name)[0];
    expect(shape(sent)).toEqual(shape(fixture));
    expect(shape(at(sent, "detail"))).toEqual(shape(at(fixture, "detail")));
    const without = (keys: unknown): unknown =>
      Array.isArray(keys) ? keys.filter((key) => key !== "meta") : keys;
    expect(without(shape(at(sent, "event")))).toEqual(without(shape(at(fixture, "event"))));
  });

  test("every fixture is printed as on the wire", () => {
    for (const file of readdirSync(folder))
      expect(readFileSync(new URL(file, folder), "utf8")).toMatch(/^\{\n {3}"account_id": \d+,[\s\S]*\}\n$/);
  });
});

describe("retries", () => {
  const attempts = async (webhook: string, account = asked): Promise<unknown[]> => {
    const { body } = await account.ask("GET", `/api/v2/webhooks/${webhook}/invocations`);
    const invocation = textAt(body, "invocations", 0, "id");
    return listAt(
      (await account.ask("GET", `/api/v2/webhooks/${webhook}/invocations/${invocation}/attempts`)).body,
      "attempts",
    );
  };
  test.each([
    ["409 is tried three times more", { status: 409 }, 4],
    ["500 is not tried again", { status: 500 }, 1],
    ["404 is not tried again", { status: 404 }, 1],
    ["503 without Retry-After is not tried again", { status: 503 }, 1],
    ["503 with a long Retry-After is not tried again", { status: 503, headers: { "retry-after": "60" } }, 1],
    ["503 with a short Retry-After is tried again", { status: 503, headers: { "retry-after": "0" } }, 4],
    ["429 with a short Retry-After is tried again", { status: 429, headers: { "retry-after": "0" } }, 4],
  ])("%s", async (_name, answer, count) => {
    receiver.answer = () => answer;
    const webhook = textAt((await subscribe(["zen:event-type:ticket.created"])).body, "webhook", "id");
    await makeTicket(asked);
    await asked.idle();
    expect(receiver.received).toHaveLength(count);
    expect(await attempts(webhook)).toHaveLength(count);
    expect(
      new Set(receiver.received.map((each) => each.headers["x-zendesk-webhook-invocation-id"])).size,
    ).toBe(1);
  });

  test("an endpoint that does not answer is tried five times more", async () => {
    // Alone in having an end of waiting this near: a busy machine would make others late.
    const impatient = await startAsked({ plan: "enterprise_plus", webhookTimeoutMs: 150 });
    try {
      receiver.answer = () => "never";
      const webhook = textAt(
        (await subscribe(["zen:event-type:ticket.created"], {}, impatient)).body,
        "webhook",
        "id",
      );
      await makeTicket(impatient);
      await impatient.idle();
      expect((await attempts(webhook, impatient)).map((attempt) => at(attempt, "status"))).toEqual(
        Array.from({ length: 6 }, () => "timeout"),
      );
    } finally {
      await impatient.close();
    }
  });

  test("a delivery that goes through at the second try ends as a success", async () => {
    receiver.answer = (count) => ({ status: count === 1 ? 409 : 200 });
    const webhook = textAt((await subscribe(["zen:event-type:ticket.created"])).body, "webhook", "id");
    await makeTicket(asked);
    await asked.idle();
    const { body } = await asked.ask("GET", `/api/v2/webhooks/${webhook}/invocations?filter[status]=success`);
    expect(listAt(body, "invocations")).toHaveLength(1);
  });
});

describe("faults", () => {
  const send = async (count: number): Promise<void> => {
    for (let made = 0; made < count; made += 1) await makeTicket(asked);
    await asked.idle();
  };
  test("duplicates repeat the event's id", async () => {
    await subscribe(["zen:event-type:ticket.created"]);
    await asked.ask("POST", "/__standin/webhooks", { duplicate: 1 });
    await send(3);
    expect(events()).toHaveLength(6);
    expect(new Set(events().map((each) => at(each, "id"))).size).toBe(3);
  });

  test("dropped deliveries never arrive, and the same seed drops the same ones", async () => {
    await subscribe(["zen:event-type:ticket.created"]);
    const arrived = async (): Promise<unknown[]> => {
      await asked.ask("POST", "/__standin/webhooks", { drop: 0.5, seed: 7 });
      const first = numberAt((await asked.ask("GET", "/api/v2/tickets/count")).body, "count", "value");
      await send(12);
      const ids = events().map((each) => Number(at(each, "detail", "id")) - first);
      await forget();
      return ids.toSorted((a, b) => a - b);
    };
    const once = await arrived();
    expect(once.length).toBeGreaterThan(0);
    expect(once.length).toBeLessThan(12);
    expect(await arrived()).toEqual(once);
  });

  test("reordered deliveries arrive out of order, all of them", async () => {
    await subscribe(["zen:event-type:ticket.created"]);
    await asked.ask("POST", "/__standin/webhooks", { reorder: true, seed: 3 });
    await send(15);
    const ids = events().map((each) => Number(at(each, "detail", "id")));
    expect(ids.toSorted((a, b) => a - b)).toHaveLength(15);
    expect(ids).not.toEqual(ids.toSorted((a, b) => a - b));
  });

  test("delayed deliveries arrive later", async () => {
    await subscribe(["zen:event-type:ticket.created"]);
    await asked.ask("POST", "/__standin/webhooks", { delay_ms: 200 });
    const start = Date.now();
    await send(1);
    expect((receiver.received[0]?.at ?? 0) - start).toBeGreaterThanOrEqual(190);
  });
});

describe("administration", () => {
  test("a webhook is refused that mixes kinds, names an unknown event or sends a secret over http", async () => {
    const refused = [
      await subscribe(["zen:event-type:ticket.created", "conditional_ticket_events"]),
      await subscribe(["zen:event-type:ticket.updated"]),
      await subscribe(["zen:event-type:ticket.created"], { http_method: "PUT" }),
      await subscribe(["zen:event-type:ticket.created"], {
        authentication: { type: "bearer_token", data: { token: "t" } },
      }),
    ];
    expect(refused.map((reply) => reply.status)).toEqual([400, 400, 400, 400]);
  });

  test("its kind cannot be changed, an inactive one is silent, a deleted one is gone", async () => {
    const path = `/api/v2/webhooks/${textAt((await subscribe(["zen:event-type:ticket.created"])).body, "webhook", "id")}`;
    expect(
      (await asked.ask("PATCH", path, { webhook: { subscriptions: ["conditional_ticket_events"] } })).status,
    ).toBe(400);
    expect((await asked.ask("PATCH", path, { webhook: { status: "inactive" } })).status).toBe(204);
    await makeTicket(asked);
    await asked.idle();
    expect(receiver.received).toEqual([]);
    expect((await asked.ask("DELETE", path)).status).toBe(204);
    expect((await asked.ask("GET", path)).status).toBe(404);
  });

  test("resetting the secret makes a new one at once", async () => {
    const path = `/api/v2/webhooks/${textAt((await subscribe(["zen:event-type:ticket.created"])).body, "webhook", "id")}/signing_secret`;
    const before = await asked.ask("GET", path);
    const reset = await asked.ask("POST", path);
    expect(reset.status).toBe(201);
    expect(at(reset.body, "signing_secret", "secret")).not.toBe(at(before.body, "signing_secret", "secret"));
    expect((await asked.ask("GET", path)).body).toEqual(reset.body);
  });

  test("a test call goes out with the published secret and brings back the answer", async () => {
    const reply = await asked.ask("POST", "/api/v2/webhooks/test", {
      request: { endpoint: receiver.url, http_method: "POST", request_format: "json", payload: "{}" },
    });
    expect(at(reply.body, "response")).toMatchObject({ status_code: 200, payload: "ok" });
    const [first] = receiver.received;
    const headers: Received["headers"] = first?.headers ?? {};
    const body = first?.body ?? "";
    const timestamp = headers["x-zendesk-webhook-signature-timestamp"] ?? "";
    expect(headers["x-zendesk-webhook-signature"]).toBe(
      sign("dGhpc19zZWNyZXRfaXNfZm9yX3Rlc3Rpbmdfb25seQ==", timestamp, body),
    );
  });
});

describe("triggers", () => {
  const connect = async (all: object[], body: string) => {
    const webhook = textAt((await subscribe(["conditional_ticket_events"])).body, "webhook", "id");
    return asked.ask("POST", "/api/v2/triggers", {
      trigger: { title: "Tell", all, actions: [{ field: "notification_webhook", value: [webhook, body] }] },
    });
  };

  test("a trigger sends its own body with the placeholders filled when its conditions hold", async () => {
    const all = [
      { field: "update_type", operator: "is", value: "Create" },
      { field: "current_tags", operator: "includes", value: "vip gold" },
    ];
    expect(
      (
        await connect(
          all,
          '{"id":"{{ticket.id}}","status":"{{ticket.status}}","tags":"{{ticket.tags}}","by":"{{current_user.email}}"}',
        )
      ).status,
    ).toBe(201);
    await makeTicket(asked);
    const id = await makeTicket(asked, { tags: ["vip", "x"] });
    await asked.ask("PUT", `/api/v2/tickets/${id}`, { ticket: { subject: "again" } });
    await asked.idle();
    expect(events()).toEqual([{ id: String(id), status: "New", tags: "vip x", by: "ada@standin.test" }]);
  });

  test("a trigger on a status that changed fires once per change", async () => {
    await connect([{ field: "status", operator: "value", value: "solved" }], '{"id":{{ticket.id}}}');
    const id = await makeTicket(asked);
    await asked.ask("PUT", `/api/v2/tickets/${id}`, { ticket: { status: "solved" } });
    await asked.ask("PUT", `/api/v2/tickets/${id}`, { ticket: { subject: "after" } });
    await asked.idle();
    expect(events()).toEqual([{ id }]);
  });

  test("what the stand-in cannot judge or do is refused with 501", async () => {
    expect(
      (await connect([{ field: "in_business_hours", operator: "is", value: "true" }], "{}")).status,
    ).toBe(501);
    const reply = await asked.ask("POST", "/api/v2/triggers", {
      trigger: {
        title: "T",
        all: [{ field: "status", operator: "is", value: "new" }],
        actions: [{ field: "priority", value: "high" }],
      },
    });
    expect(reply.status).toBe(501);
  });
});
