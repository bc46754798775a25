import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  type Asked,
  at,
  finished,
  listAt,
  makeOrganization,
  makeTicket,
  numberAt,
  startAsked,
  textAt,
} from "./client.ts";

let asked: Asked;
beforeAll(async () => {
  asked = await startAsked({ plan: "enterprise_plus" });
});
afterAll(() => asked.close());

const show = async (id: number) => (await asked.ask("GET", `/api/v2/tickets/${id}.json`)).body;

describe("creating", () => {
  test("a ticket is created with 201, a Location, itself and its audit", async () => {
    const reply = await asked.ask("POST", "/api/v2/tickets.json", {
      ticket: { subject: "Hi", comment: { body: "Help" }, priority: "low", tags: ["B", "a"] },
    });
    expect(reply.status).toBe(201);
    expect(reply.headers.get("location")).toContain("/api/v2/tickets/");
    expect(at(reply.body, "ticket", "tags")).toEqual(["a", "b"]);
    expect(at(reply.body, "ticket", "status")).toBe("new");
    expect(listAt(reply.body, "audit", "events").map((event) => at(event, "type"))).toContain("Comment");
    expect(
      listAt(reply.body, "audit", "events").find((event) => at(event, "field_name") === "priority"),
    ).toMatchObject({ type: "Create", value: "low" });
  });

  test("an assigned ticket is open, not new", async () => {
    expect(at(await show(await makeTicket(asked, { assignee_id: 3 })), "ticket", "status")).toBe("open");
  });

  test("a formatted comment is kept as it is, and told as plain text too", async () => {
    const html =
      "<p>Hello&nbsp;you</p><p>Do <b>this</b>:</p><ul><li>one &amp; two</li><li>three</li></ul><p>Mia</p>";
    const id = await makeTicket(asked, { comment: { html_body: html } });
    const [comment] = listAt((await asked.ask("GET", `/api/v2/tickets/${id}/comments`)).body, "comments");
    expect(at(comment, "html_body")).toBe(`<div class="zd-comment" dir="auto">${html}</div>`);
    expect(at(comment, "body")).toBe("Hello you\n\nDo this:\n\none & two\nthree\n\nMia");
  });

  test("a ticket without text is refused with 422", async () => {
    const reply = await asked.ask("POST", "/api/v2/tickets", { ticket: { subject: "Hi" } });
    expect(reply.status).toBe(422);
    expect(reply.body).toMatchObject({
      error: "RecordInvalid",
      details: { base: [{ error: "BlankValue" }] },
    });
  });

  test("a requester by name and email is made when there is none", async () => {
    const requester = { name: "New Person", email: "new.person@example.com" };
    const first = await show(await makeTicket(asked, { requester }));
    const second = await show(await makeTicket(asked, { requester }));
    expect(at(first, "ticket", "requester_id")).toBe(at(second, "ticket", "requester_id"));
  });

  test("a ticket belongs to the requester's organization and to no stranger's", async () => {
    const home = await makeOrganization(asked, { name: "Home", tags: ["home_tag"] });
    const stranger = await makeOrganization(asked, { name: "Stranger" });
    const user = await asked.ask("POST", "/api/v2/users", {
      user: { name: "Homer", email: "homer@home.test", organization_id: home },
    });
    const requester_id = numberAt(user.body, "user", "id");
    const ticket = await show(await makeTicket(asked, { requester_id }));
    expect(at(ticket, "ticket", "organization_id")).toBe(home);
    expect(at(ticket, "ticket", "tags")).toEqual(["home_tag"]);
    const refused = await asked.ask("POST", "/api/v2/tickets", {
      ticket: { comment: { body: "x" }, requester_id, organization_id: stranger },
    });
    expect(refused.status).toBe(422);
    expect(at(refused.body, "details", "organization")).toBeDefined();
  });

  test("due_at is kept for tasks only", async () => {
    const due_at = "2026-12-24T15:00:00Z";
    expect(at(await show(await makeTicket(asked, { type: "task", due_at })), "ticket", "due_at")).toBe(
      due_at,
    );
    expect(
      at(await show(await makeTicket(asked, { type: "question", due_at })), "ticket", "due_at"),
    ).toBeNull();
  });

  test("tickets are found by an external id, which is not unique", async () => {
    await makeTicket(asked, { external_id: "tierwise:visit:1" });
    await makeTicket(asked, { external_id: "tierwise:visit:1" });
    const { body } = await asked.ask("GET", "/api/v2/tickets?external_id=tierwise:visit:1");
    expect(listAt(body, "tickets")).toHaveLength(2);
  });

  test("keys a ticket does not know are dropped and named in a header", async () => {
    const reply = await asked.ask("POST", "/api/v2/tickets", {
      ticket: { comment: { body: "x" }, colour: "red" },
    });
    expect(reply.status).toBe(201);
    expect(reply.headers.get("x-zendesk-api-warn")).toBe(':unpermitted_keys=>["colour"]');
  });
});

describe("Idempotency-Key", () => {
  const create = (key: string, body: string) =>
    asked.ask(
      "POST",
      "/api/v2/tickets",
      { ticket: { comment: { body } } },
      { headers: { "idempotency-key": key } },
    );

  test("the same key and body give the first reply again", async () => {
    const first = await create("k1", "once");
    const second = await create("k1", "once");
    expect([first.headers.get("x-idempotency-lookup"), second.headers.get("x-idempotency-lookup")]).toEqual([
      "miss",
      "hit",
    ]);
    expect(second.status).toBe(201);
    expect(at(second.body, "ticket", "id")).toBe(at(first.body, "ticket", "id"));
  });

  test("the same key with another body is refused with 400", async () => {
    await create("k2", "one");
    const reply = await create("k2", "two");
    expect(reply.status).toBe(400);
    expect(reply.body["error"]).toBe("IdempotentRequestError");
  });

  test("a key is forgotten after two hours", async () => {
    const first = await create("k3", "one");
    await asked.ask("POST", "/__standin/clock", { advance_seconds: 2 * 60 * 60 + 1 });
    const second = await create("k3", "one");
    expect(second.headers.get("x-idempotency-lookup")).toBe("miss");
    expect(at(second.body, "ticket", "id")).not.toBe(at(first.body, "ticket", "id"));
  });
});

describe("updating", () => {
  test("a change is one audit that says what it was before", async () => {
    const id = await makeTicket(asked, { priority: "low" });
    const reply = await asked.ask("PUT", `/api/v2/tickets/${id}`, { ticket: { priority: "urgent" } });
    expect(listAt(reply.body, "audit", "events")).toMatchObject([
      { type: "Change", field_name: "priority", value: "urgent", previous_value: "low" },
    ]);
  });

  test("an update that changes nothing adds no audit and leaves updated_at", async () => {
    const id = await makeTicket(asked, { priority: "low" });
    const before = await show(id);
    await asked.ask("POST", "/__standin/clock", { advance_seconds: 5 });
    await asked.ask("PUT", `/api/v2/tickets/${id}`, { ticket: { priority: "low" } });
    expect(await show(id)).toEqual(before);
    expect(listAt((await asked.ask("GET", `/api/v2/tickets/${id}/audits`)).body, "audits")).toHaveLength(1);
  });

  test("a closed ticket is refused with 422", async () => {
    const id = await makeTicket(asked, { status: "closed", assignee_id: 3 });
    const reply = await asked.ask("PUT", `/api/v2/tickets/${id}`, { ticket: { priority: "low" } });
    expect(reply.status).toBe(422);
    expect(at(reply.body, "details", "status", 0, "description")).toBe(
      "Status: closed prevents ticket update",
    );
  });

  test("a safe update with an old stamp is refused with 409, with the present one it goes through", async () => {
    const id = await makeTicket(asked);
    const ticket = { priority: "high", safe_update: true };
    const old = await asked.ask("PUT", `/api/v2/tickets/${id}`, {
      ticket: { ...ticket, updated_stamp: "2020-01-01T00:00:00Z" },
    });
    expect([old.status, old.body["error"]]).toEqual([409, "UpdateConflict"]);
    const updated_stamp = textAt(await show(id), "ticket", "updated_at");
    expect(
      (await asked.ask("PUT", `/api/v2/tickets/${id}`, { ticket: { ...ticket, updated_stamp } })).status,
    ).toBe(200);
  });

  test("an end user's comment reopens a solved ticket", async () => {
    const user = await asked.ask("POST", "/api/v2/users", {
      user: { name: "Eve", email: "eve@example.com" },
    });
    const eve = numberAt(user.body, "user", "id");
    const id = await makeTicket(asked, { requester_id: eve, status: "solved", assignee_id: 3 });
    const reply = await asked.ask(
      "PUT",
      `/api/v2/requests/${id}`,
      { request: { comment: { body: "Still broken" } } },
      { as: eve },
    );
    expect(at(reply.body, "request", "status")).toBe("open");
  });

  test("the tag endpoints add, replace and remove", async () => {
    const id = await makeTicket(asked, { tags: ["a"] });
    const path = `/api/v2/tickets/${id}/tags`;
    const added = await asked.ask("PUT", path, { tags: ["b"] });
    expect([added.status, added.body]).toEqual([200, { tags: ["a", "b"] }]);
    const replaced = await asked.ask("POST", path, { tags: ["c", "d"] });
    expect([replaced.status, replaced.body]).toEqual([201, { tags: ["c", "d"] }]);
    expect((await asked.ask("DELETE", path, { tags: ["c"] })).status).toBe(204);
    expect((await asked.ask("GET", path)).body).toEqual({ tags: ["d"] });
  });
});

test("agents are made followers and let go again one by one, by id or address", async () => {
  const id = await makeTicket(asked, { follower_ids: [1] });
  await asked.ask("PUT", `/api/v2/tickets/${id}`, {
    ticket: { followers: [{ user_id: "3" }, { user_email: "linus@standin.test", action: "put" }] },
  });
  expect(at(await show(id), "ticket", "follower_ids")).toEqual([1, 3, 4]);
  await asked.ask("PUT", `/api/v2/tickets/${id}`, {
    ticket: { followers: [{ user_id: "1", action: "delete" }, { user_email: "nobody@standin.test" }] },
  });
  expect(at(await show(id), "ticket", "follower_ids")).toEqual([3, 4]);
});

describe("bulk", () => {
  test("one change for many tickets is a job with a result for each", async () => {
    const ids = [
      await makeTicket(asked, { tags: ["x"] }),
      await makeTicket(asked, { status: "closed", assignee_id: 3 }),
    ];
    const reply = await asked.ask("PUT", `/api/v2/tickets/update_many.json?ids=${ids.join(",")}`, {
      ticket: { additional_tags: ["y"], remove_tags: ["x"] },
    });
    expect(at(reply.body, "job_status", "status")).toBe("queued");
    expect(textAt(reply.body, "job_status", "id")).toMatch(/^V3-[0-9a-f]{32}$/);
    const results = await finished(asked, reply);
    expect(results[0]).toEqual({ action: "update", id: ids[0], status: "Updated", success: true });
    expect(results[1]).toMatchObject({ id: ids[1], success: false });
    expect(at(await show(ids[0] ?? 0), "ticket", "tags")).toEqual(["y"]);
  });

  test("a batch gives each ticket its own change", async () => {
    const ids = [await makeTicket(asked), await makeTicket(asked)];
    const tickets = [
      { id: ids[0], priority: "low" },
      { id: ids[1], priority: "high" },
    ];
    await finished(asked, await asked.ask("PUT", "/api/v2/tickets/update_many", { tickets }));
    expect(at(await show(ids[0] ?? 0), "ticket", "priority")).toBe("low");
    expect(at(await show(ids[1] ?? 0), "ticket", "priority")).toBe("high");
  });

  test("more than a hundred are refused with 400", async () => {
    const ids = Array.from({ length: 101 }, (_, index) => index + 1).join(",");
    for (const path of ["/api/v2/tickets/show_many", "/api/v2/organizations/show_many"]) {
      const reply = await asked.ask("GET", `${path}?ids=${ids}`);
      expect([reply.status, reply.body["error"], reply.body["max_count"]]).toEqual([
        400,
        "TooManyValues",
        100,
      ]);
    }
  });

  test("a merge closes the source into the target", async () => {
    const [target, source] = [await makeTicket(asked), await makeTicket(asked)];
    await finished(asked, await asked.ask("POST", `/api/v2/tickets/${target}/merge`, { ids: [source] }));
    expect(at(await show(source), "ticket", "status")).toBe("closed");
    expect(at(await show(source), "ticket", "tags")).toContain("closed_by_merge");
  });
});

describe("imports and deletion", () => {
  test("an import keeps its own instants", async () => {
    const ticket = {
      subject: "Old",
      created_at: "2025-02-03T04:05:06Z",
      updated_at: "2025-02-05T00:00:00Z",
      solved_at: "2025-02-04T00:00:00Z",
      status: "solved",
      assignee_id: 3,
      comments: [
        { value: "First", created_at: "2025-02-03T04:05:06Z" },
        { value: "Second", public: false, created_at: "2025-02-04T00:00:00Z" },
      ],
    };
    const reply = await asked.ask("POST", "/api/v2/imports/tickets", { ticket });
    expect(reply.body).toMatchObject({
      ticket: { created_at: ticket.created_at, updated_at: ticket.updated_at, status: "solved" },
    });
    const { body } = await asked.ask(
      "GET",
      `/api/v2/tickets/${numberAt(reply.body, "ticket", "id")}/comments`,
    );
    expect(listAt(body, "comments")).toMatchObject([
      { body: "First", public: true, created_at: "2025-02-03T04:05:06Z" },
      { body: "Second", public: false, created_at: "2025-02-04T00:00:00Z" },
    ]);
  });

  test("a deleted ticket is gone from reads, back after a restore, and erased for good", async () => {
    const id = await makeTicket(asked);
    expect((await asked.ask("DELETE", `/api/v2/tickets/${id}`)).status).toBe(204);
    expect((await asked.ask("GET", `/api/v2/tickets/${id}`)).body).toEqual({
      error: "RecordNotFound",
      description: "Not found",
    });
    await asked.ask("PUT", `/api/v2/deleted_tickets/${id}/restore`);
    expect((await asked.ask("GET", `/api/v2/tickets/${id}`)).status).toBe(200);
    await asked.ask("DELETE", `/api/v2/tickets/${id}`);
    await finished(asked, await asked.ask("DELETE", `/api/v2/deleted_tickets/${id}`));
    expect((await asked.ask("PUT", `/api/v2/deleted_tickets/${id}/restore`)).status).toBe(404);
  });
});
