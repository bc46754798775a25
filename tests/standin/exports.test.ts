import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import {
  type Asked,
  at,
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
beforeEach(async () => {
  await asked.ask("POST", "/__standin/reset");
  await asked.ask("POST", "/__standin/clock", { now: "2026-03-02T09:00:00Z" });
});
afterAll(() => asked.close());

const advance = (seconds: number) => asked.ask("POST", "/__standin/clock", { advance_seconds: seconds });
const tickets = async (count: number): Promise<number[]> => {
  const ids: number[] = [];
  for (let made = 0; made < count; made += 1) ids.push(await makeTicket(asked, { subject: `t${made}` }));
  return ids;
};
const idsOf = (body: unknown, plural: string): unknown[] =>
  listAt(body, plural).map((item) => at(item, "id"));
/** The path and query of an address the stand-in gave. */
const local = (address: string): string => address.slice(asked.url.length);

describe("pages", () => {
  test("cursor pages walk the list once, and the last one still has a next link", async () => {
    const ids = await tickets(5);
    const seen: unknown[] = [];
    let path = "/api/v2/tickets?page%5Bsize%5D=2";
    for (;;) {
      const { body } = await asked.ask("GET", path);
      seen.push(...idsOf(body, "tickets"));
      path = local(textAt(body, "links", "next"));
      if (at(body, "meta", "has_more") !== true) break;
    }
    expect(seen).toEqual(ids);
    expect(path).toContain("page%5Bafter%5D");
  });

  test("offset pages say how many there are and where the next one is", async () => {
    const ids = await tickets(3);
    const first = await asked.ask("GET", "/api/v2/tickets.json?per_page=2");
    expect(first.body).toMatchObject({ count: 3, previous_page: null });
    const second = await asked.ask("GET", local(textAt(first.body, "next_page")));
    expect([idsOf(second.body, "tickets"), at(second.body, "next_page")]).toEqual([ids.slice(2), null]);
  });

  test("mixing both, or going past 10,000 records, is refused with 400", async () => {
    for (const query of ["page%5Bsize%5D=2&page=1", "page=101&per_page=100", "page=x"]) {
      const reply = await asked.ask("GET", `/api/v2/tickets?${query}`);
      expect([reply.status, at(reply.body, "error", "title")]).toEqual([400, "Invalid attribute"]);
    }
  });

  test("a path the stand-in lacks answers 501 with the path", async () => {
    const reply = await asked.ask("GET", "/api/v2/custom_objects.json");
    expect([reply.status, reply.body]).toEqual([
      501,
      { error: "NotImplemented", path: "/api/v2/custom_objects.json" },
    ]);
  });
});

describe("incremental exports", () => {
  const hourAgo = Date.parse("2026-03-02T08:00:00Z") / 1000;

  test("the newest minute is never returned", async () => {
    const [id] = await tickets(1);
    expect(
      listAt(
        (await asked.ask("GET", `/api/v2/incremental/tickets/cursor?start_time=${hourAgo}`)).body,
        "tickets",
      ),
    ).toEqual([]);
    await advance(60);
    expect(
      idsOf(
        (await asked.ask("GET", `/api/v2/incremental/tickets/cursor?start_time=${hourAgo}`)).body,
        "tickets",
      ),
    ).toEqual([id]);
  });

  test("a cursor goes on where it stopped and finds what changed since", async () => {
    const ids = await tickets(3);
    await advance(61);
    const first = await asked.ask(
      "GET",
      `/api/v2/incremental/tickets/cursor?start_time=${hourAgo}&per_page=2`,
    );
    expect([idsOf(first.body, "tickets"), first.body["end_of_stream"]]).toEqual([ids.slice(0, 2), false]);
    const second = await asked.ask(
      "GET",
      `/api/v2/incremental/tickets/cursor?cursor=${encodeURIComponent(textAt(first.body, "after_cursor"))}`,
    );
    expect([idsOf(second.body, "tickets"), second.body["end_of_stream"]]).toEqual([ids.slice(2), true]);
    await asked.ask("PUT", `/api/v2/tickets/${ids[0]}`, { ticket: { priority: "high" } });
    await advance(61);
    const third = await asked.ask("GET", local(textAt(second.body, "after_url")));
    expect(idsOf(third.body, "tickets")).toEqual([ids[0]]);
  });

  test("ticket events tell each save once it is a minute old: who, when, what changed from what, and who said something", async () => {
    const [id] = await tickets(1);
    await advance(5);
    const change = { status: "pending", tags: ["seen"], comment: { body: "Look here", public: true } };
    await asked.ask("PUT", `/api/v2/tickets/${id}`, { ticket: change });
    const path = `/api/v2/incremental/ticket_events?start_time=${hourAgo}`;
    await advance(57);
    const early = await asked.ask("GET", path);
    expect(listAt(early.body, "ticket_events")).toMatchObject([{ ticket_id: id, event_type: "Audit" }]);
    await advance(3);
    const { body } = await asked.ask("GET", `${path}&include=comment_events`);
    expect(body).toMatchObject({ count: 2, end_of_stream: true });
    const saved = at(body, "ticket_events", 1);
    const second = Date.parse("2026-03-02T09:00:05Z") / 1000;
    expect(saved).toMatchObject({
      updater_id: 1,
      created_at: "2026-03-02T09:00:05Z",
      timestamp: second,
    });
    expect(body["end_time"]).toBe(second);
    expect(listAt(saved, "child_events")).toMatchObject([
      { event_type: "Comment", type: "Comment", author_id: 1, public: true, body: "Look here" },
      { event_type: "Change", status: "pending", previous_value: "new" },
      { event_type: "Change", tags: ["seen"], added_tags: ["seen"], removed_tags: [], previous_value: [] },
    ]);
  });

  test("without the sideload ticket events say only that there was a comment", async () => {
    await tickets(1);
    await advance(60);
    const { body } = await asked.ask("GET", `/api/v2/incremental/ticket_events?start_time=${hourAgo}`);
    const children = listAt(body, "ticket_events", 0, "child_events");
    expect(children[0]).toMatchObject({ comment_present: true, comment_public: true });
    expect(JSON.stringify(body)).not.toContain("It is on fire");
  });

  test("pages of ticket events never split a second", async () => {
    await tickets(2);
    await advance(1);
    await tickets(1);
    await advance(60);
    const path = `/api/v2/incremental/ticket_events?start_time=${hourAgo}&per_page=1`;
    const first = await asked.ask("GET", path);
    expect([at(first.body, "count"), first.body["end_of_stream"]]).toEqual([2, false]);
    const second = await asked.ask("GET", local(textAt(first.body, "next_page")));
    expect([at(second.body, "count"), second.body["end_of_stream"]]).toEqual([1, true]);
  });

  test("deleted tickets show as deleted, or not at all when asked so", async () => {
    const [id] = await tickets(1);
    await asked.ask("DELETE", `/api/v2/tickets/${id}`);
    await advance(61);
    const path = `/api/v2/incremental/tickets/cursor?start_time=${hourAgo}`;
    expect(at((await asked.ask("GET", path)).body, "tickets", 0)).toMatchObject({ id, status: "deleted" });
    expect(listAt((await asked.ask("GET", `${path}&exclude_deleted=true`)).body, "tickets")).toEqual([]);
  });

  test("organizations come by time, and items of one second are never split", async () => {
    for (const name of ["A", "B", "C"]) await makeOrganization(asked, { name });
    await advance(61);
    const { body } = await asked.ask(
      "GET",
      `/api/v2/incremental/organizations?start_time=${hourAgo}&per_page=2`,
    );
    expect(listAt(body, "organizations")).toHaveLength(3);
    expect(body["end_of_stream"]).toBe(true);
  });

  test("a start in the last minute is refused with 422", async () => {
    const now = Date.parse("2026-03-02T09:00:00Z") / 1000;
    expect((await asked.ask("GET", `/api/v2/incremental/tickets/cursor?start_time=${now}`)).status).toBe(422);
  });
});

describe("search", () => {
  const found = async (query: string): Promise<unknown[]> =>
    listAt(
      (
        await asked.ask(
          "GET",
          `/api/v2/search?query=${encodeURIComponent(query)}&sort_by=created_at&sort_order=asc`,
        )
      ).body,
      "results",
    ).map((item) => at(item, "id"));

  test("finds tickets by status order, tags, organization, words, and negation", async () => {
    const organization = await makeOrganization(asked, { name: "Acme" });
    const user = await asked.ask("POST", "/api/v2/users", {
      user: { name: "Eve", email: "eve@acme.test", organization_id: organization },
    });
    const requester_id = numberAt(user.body, "user", "id");
    const open = await makeTicket(asked, { subject: "Broken router", tags: ["vip"], requester_id });
    const solved = await makeTicket(asked, { subject: "Slow router", status: "solved", assignee_id: 3 });
    expect(await found("type:ticket status<solved")).toEqual([open]);
    expect(await found("type:ticket tags:vip")).toEqual([open]);
    expect(await found(`type:ticket organization:${organization}`)).toEqual([open]);
    expect(await found('type:ticket organization:"Acme"')).toEqual([open]);
    expect(await found("type:ticket router -broken")).toEqual([solved]);
    expect(await found("type:ticket requester:eve@acme.test created>2026-01-01")).toEqual([open]);
    expect(await found("type:organization acme")).toEqual([organization]);
  });

  test("an operator the stand-in lacks answers 501", async () => {
    await tickets(1);
    expect((await asked.ask("GET", "/api/v2/search?query=type:ticket+via:mail")).status).toBe(501);
  });

  test("the export wants its type in the filter and pages by cursor", async () => {
    const ids = await tickets(3);
    expect(
      (await asked.ask("GET", "/api/v2/search/export?query=type:ticket&filter%5Btype%5D=ticket")).status,
    ).toBe(422);
    const first = await asked.ask(
      "GET",
      "/api/v2/search/export?query=&filter%5Btype%5D=ticket&page%5Bsize%5D=2",
    );
    expect(first.body).toMatchObject({ facets: null, meta: { has_more: true } });
    expect(idsOf(first.body, "results")).toEqual(ids.slice(0, 2));
    expect(at(first.body, "results", 0, "result_type")).toBe("ticket");
  });
});

describe("views", () => {
  test("a view runs its conditions, and counts", async () => {
    const [first, second] = await tickets(2);
    await asked.ask("PUT", `/api/v2/tickets/${second}`, { ticket: { status: "solved" } });
    const view = {
      title: "Unsolved",
      all: [{ field: "status", operator: "less_than", value: "solved" }],
      output: { columns: ["subject"] },
    };
    const made = await asked.ask("POST", "/api/v2/views", { view });
    const path = `/api/v2/views/${numberAt(made.body, "view", "id")}`;
    expect(idsOf((await asked.ask("GET", `${path}/tickets`)).body, "tickets")).toEqual([first]);
    expect(at((await asked.ask("GET", `${path}/count`)).body, "view_count", "value")).toBe(1);
  });

  test("a view needs a condition on status, type, group, assignee or requester", async () => {
    const view = { title: "Tags", all: [{ field: "current_tags", operator: "includes", value: "vip" }] };
    expect((await asked.ask("POST", "/api/v2/views", { view })).status).toBe(422);
  });
});
