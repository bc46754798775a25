import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { FakeTicket } from "../support/fakeZendesk.ts";
import { ticketEvent } from "../support/events.ts";
import { emptyStore } from "../support/world.ts";
import { AFTER_SOLVING, CallDesk } from "./callDesk.ts";

let desk: CallDesk;
let ticket: FakeTicket;
beforeEach(async () => {
  await emptyStore();
  desk = new CallDesk();
  ticket = await desk.aTicket(42, { assignee_id: 7 });
  await desk.minute("09:58");
  desk.zendesk.forget();
  await desk.hears("10:00", desk.status(ticket, "solved", "10:00"));
  await desk.tasksHeard("10:00");
  await desk.minute("10:01");
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const ledger = () =>
  desk.rows(
    "SELECT state, result, result_at AS at, attempts, answers, slot_at AS slot, due_at AS due, solve_by AS by FROM callbacks",
  );

test("satisfied: kept with its scores; from solving to result three requests of ours", async () => {
  await desk.hears(
    "10:30",
    desk.result(desk.task(), "satisfied", "10:30", { answers: "score: 5\nwish: none", status: "solved" }),
  );
  expect(await ledger()).toMatchObject([
    { state: "finished", result: "satisfied", at: "2026-11-23T10:30:00Z", answers: '{"score":5}' },
  ]);
  // The ids of the three fields are read once in an account's life, not once per callback.
  // That the clocks of a solved ticket moved is told without any callback too.
  const isOfCallback = ({ path, body }: { path: string; body: unknown }): boolean =>
    !path.includes("/apps/notify") || JSON.stringify(body).includes(String(desk.task().id));
  const paths = desk.zendesk
    .calls()
    .filter(isOfCallback)
    .map(({ method, path }) => `${method} ${path.replace(/\?.*/, "")}`);
  expect(paths.filter((path) => !/ticket_fields|tickets\/42$|incremental/.test(path))).toEqual([
    "POST /api/v2/tickets",
    "POST /api/v2/apps/notify",
    "GET /api/v2/tickets/show_many",
  ]);
});

test("a result set by hand: the Worker solves the task", async () => {
  await desk.hears("10:30", desk.result(desk.task(), "refused", "10:30"));
  expect(await ledger()).toMatchObject([{ state: "finished", result: "refused" }]);
  expect(desk.changes(desk.task().id)).toEqual([{ status: "solved" }]);
  expect(desk.zendesk.calls(/show_many/)).toEqual([]);
});

test("dissatisfied without a cause stays open and is reminded once; with it the ticket reopens and the lead hears of it", async () => {
  const bad = desk.result(desk.task(), "dissatisfied", "10:30");
  await desk.hears("10:30", bad, bad);
  await desk.hears(
    "10:31",
    ticketEvent("comment_added", { ...desk.task(), updated_at: "2026-11-23T10:31:00Z" }),
  );
  expect(await ledger()).toMatchObject([{ state: "open", result: null }]);
  expect(desk.changes(desk.task().id)).toEqual([
    { comment: { body: expect.stringContaining("Callback cause"), public: false } },
  ]);
  await desk.hears(
    "10:40",
    desk.result(desk.task(), "dissatisfied", "10:40", { cause: "Came late", status: "solved" }),
  );
  expect(await ledger()).toMatchObject([
    { state: "finished", result: "dissatisfied", by: expect.stringMatching(/^2026-11-24T00:00:00Z$/) },
  ]);
  await desk.minute("10:41");
  expect(desk.changes(42).at(-1)).toEqual({
    id: 42,
    status: "open",
    comment: { body: expect.stringMatching(/^Team lead: .*dissatisfied/), public: false },
    additional_tags: ["callback_complaint", "notify_lead"],
    followers: [{ user_email: "lead@example.com", action: "put" }],
  });
});

test("without a required answer it stays open, and its task says once which; with it the call is finished (D11)", async () => {
  const bare = desk.result(desk.task(), "fairly_satisfied", "10:30", {
    answers: "score: 9",
    status: "solved",
  });
  await desk.hears("10:30", bare, bare);
  await desk.hears(
    "10:31",
    ticketEvent("comment_added", { ...desk.task(), updated_at: "2026-11-23T10:31:00Z" }),
  );
  expect(await ledger()).toMatchObject([{ state: "open", result: null }]);
  expect(desk.changes(desk.task().id)).toEqual([
    {
      status: "open",
      comment: { body: expect.stringMatching(/Callback answers.*score: Score \(1–5\)/s), public: false },
    },
  ]);
  await desk.hears(
    "10:40",
    desk.result(desk.task(), "fairly_satisfied", "10:40", { answers: "score: 4", status: "solved" }),
  );
  expect(await ledger()).toMatchObject([{ state: "finished", answers: '{"score":4}' }]);
});

test("one thing that was rated low keeps a satisfied call open until its cause is there (D11)", async () => {
  const asks = "title: { en: Score }, required: true";
  desk.zendesk.policy = AFTER_SOLVING.replace(asks, `${asks}, causeUpTo: 2`);
  await desk.sweep("10:05");
  const rated = (time: string, answers: string, others: object = {}) =>
    desk.hears(time, desk.result(desk.task(), "satisfied", time, { answers, status: "solved", ...others }));
  await rated("10:30", "score: 2");
  expect(await ledger()).toMatchObject([{ state: "open", result: null }]);
  expect(desk.changes(desk.task().id).at(-1)).toMatchObject({
    status: "open",
    comment: { body: expect.stringContaining("Callback cause") },
  });
  await rated("10:40", "score: 2", { cause: "Came late" });
  expect(await ledger()).toMatchObject([{ state: "finished", result: "satisfied" }]);
});

test("nobody is asked for the answers of a call that is not needed any more; why a customer is dissatisfied is asked all the same", async () => {
  const task = desk.task();
  const late = desk.result(task, "satisfied", "10:30", { answers: "" });
  await desk.hears("10:40", desk.status(ticket, "open", "10:40"));
  expect(task.status).toBe("solved");
  const closing = desk.changes(task.id);
  await desk.hears("10:41", late);
  expect(await ledger()).toMatchObject([{ state: "skipped" }]);
  expect(desk.changes(task.id)).toEqual(closing);
  await desk.hears("10:50", desk.result(task, "dissatisfied", "10:50", { answers: "", status: "solved" }));
  expect(task.status).toBe("open");
  expect(desk.changes(task.id).at(-1)).toMatchObject({
    comment: { body: expect.stringContaining("Callback cause") },
  });
});

test("a dissatisfied customer whose cause is known does not wait for a score", async () => {
  const change = { cause: "Came late", answers: "", status: "solved" };
  await desk.hears("10:40", desk.result(desk.task(), "dissatisfied", "10:40", change));
  expect(await ledger()).toMatchObject([{ state: "finished", result: "dissatisfied" }]);
  await desk.minute("10:41");
  expect(desk.changes(42).at(-1)).toMatchObject({ id: 42, status: "open" });
});

test("nobody is asked for answers where nobody talked; a cause and an answer that both lack are asked for together", async () => {
  await desk.hears("10:30", desk.result(desk.task(), "dissatisfied", "10:30", { answers: "" }));
  expect(await ledger()).toMatchObject([{ state: "open" }]);
  expect(desk.changes(desk.task().id)).toEqual([
    {
      comment: {
        body: expect.stringMatching(/Callback cause.*Callback answers.*score: Score/s),
        public: false,
      },
    },
  ]);
  await desk.hears("10:40", desk.result(desk.task(), "refused", "10:40", { answers: "", status: "solved" }));
  expect(await ledger()).toMatchObject([{ state: "finished", result: "refused" }]);
});

test("what is not solved on the day of the complaint is told to the lead, once", async () => {
  await desk.hears(
    "10:40",
    desk.result(desk.task(), "dissatisfied", "10:40", { cause: "Came late", status: "solved" }),
  );
  await desk.hears("10:41", desk.status(ticket, "open", "10:41"));
  await desk.minute("23:59");
  const before = desk.changes(42).length;
  await desk.minute("24 00:00");
  await desk.minute("24 00:01");
  expect(desk.changes(42)).toHaveLength(before + 1);
  expect(JSON.stringify(desk.changes(42).at(-1))).toContain("is not");
});

test("on a closed ticket a follow-up takes up the complaint", async () => {
  await desk.hears("10:20", desk.status(ticket, "closed", "10:20"));
  await desk.hears(
    "10:40",
    desk.result(desk.task(), "dissatisfied", "10:40", { cause: "Came late", status: "solved" }),
  );
  await desk.minute("10:41");
  const created = desk.zendesk.calls(/^POST \/api\/v2\/tickets$/);
  expect(created).toHaveLength(2);
  expect(created[1]?.body).toMatchObject({
    ticket: {
      via_followup_source_id: 42,
      external_id: "tierwise:follow_up:42:after_solution:1",
      requester_id: 501,
      assignee_id: 7,
      tags: ["callback_complaint", "notify_lead", "callback_follow_up"],
    },
  });
});

test("dissatisfied on a task that was closed before anybody said why: the ticket reopens all the same", async () => {
  await desk.hears("10:30", desk.result(desk.task(), "dissatisfied", "10:30", { status: "solved" }));
  await desk.hears("10:50", desk.status(desk.task(), "closed", "10:50"));
  await desk.minute("10:51");
  expect(await ledger()).toMatchObject([{ state: "finished", result: "dissatisfied" }]);
  expect(desk.changes(42).at(-1)).toMatchObject({ status: "open", additional_tags: expect.anything() });
});

test("on a closed ticket too the lead hears of it, and again where the follow-up is not solved in time", async () => {
  await desk.hears("10:20", desk.status(ticket, "closed", "10:20"));
  await desk.hears(
    "10:40",
    desk.result(desk.task(), "dissatisfied", "10:40", { cause: "Came late", status: "solved" }),
  );
  await desk.minute("10:41");
  const [, followUp] = desk.zendesk.calls(/^POST \/api\/v2\/tickets$/);
  expect(followUp?.body).toMatchObject({
    ticket: { followers: [{ user_email: "lead@example.com", action: "put" }] },
  });
  const request = desk.followUp();
  await desk.hears("10:42", ticketEvent("created", { ...request }));
  await desk.minute("23:59");
  expect(JSON.stringify(desk.changes(request.id))).not.toContain("is not");
  await desk.minute("24 00:00");
  await desk.minute("24 00:01");
  const told = desk.changes(request.id).filter((change) => JSON.stringify(change).includes("is not"));
  expect(told).toMatchObject([{ additional_tags: ["notify_lead"] }]);
});

test("a follow-up that was solved in time is told to nobody", async () => {
  await desk.hears("10:20", desk.status(ticket, "closed", "10:20"));
  await desk.hears(
    "10:40",
    desk.result(desk.task(), "dissatisfied", "10:40", { cause: "Came late", status: "solved" }),
  );
  await desk.minute("10:41");
  const request = desk.followUp();
  await desk.hears("10:42", ticketEvent("created", { ...request }));
  await desk.hears("15:00", desk.status(request, "solved", "15:00"));
  await desk.minute("24 00:00");
  expect(JSON.stringify(desk.changes(request.id))).not.toContain("is not");
});

test("a result put right afterwards: a satisfied customer who was not", async () => {
  await desk.hears("10:30", desk.result(desk.task(), "satisfied", "10:30", { status: "solved" }));
  await desk.hears(
    "10:50",
    desk.result(desk.task(), "dissatisfied", "10:50", { cause: "Still broken", status: "solved" }),
  );
  expect(await ledger()).toMatchObject([
    { state: "finished", result: "dissatisfied", at: "2026-11-23T10:50:00Z" },
  ]);
});

/** A new policy comes into force that calls for nothing after solving. */
async function withoutTheRule(): Promise<void> {
  desk.zendesk.policy = desk.zendesk.policy
    .replace("key: after_solution", "key: after_visit")
    .replace("event: ticket_solved", "event: visit_done");
  await desk.sweep("10:05");
}

test("a rule that a new policy has no more: how its open call went is kept, and a dissatisfied customer's ticket reopens", async () => {
  await withoutTheRule();
  await desk.hears("10:30", desk.result(desk.task(), "dissatisfied", "10:30", { cause: "Came late" }));
  await desk.minute("10:31");
  expect(await ledger()).toMatchObject([
    { state: "finished", result: "dissatisfied", at: "2026-11-23T10:30:00Z" },
  ]);
  expect(desk.task().status).toBe("solved");
  expect(desk.changes(42).at(-1)).toMatchObject({ status: "open" });
});

test("a rule that a new policy has no more: its call's task may be solved without a result", async () => {
  await withoutTheRule();
  await desk.hears("10:30", desk.status(desk.task(), "solved", "10:30"));
  expect(await desk.callbacks()).toMatchObject([{ state: "skipped", because: "withdrawn" }]);
  expect(desk.task().status).toBe("solved");
});

test("nobody reached three times: two more half days, then it ends and the lead is told", async () => {
  const task = desk.task();
  const tried = desk.result(task, "unreachable", "10:30");
  await desk.hears("10:30", tried);
  await desk.hears(
    "10:31",
    tried,
    ticketEvent("comment_added", { ...task, updated_at: "2026-11-23T10:30:00Z" }),
  );
  expect(await ledger()).toMatchObject([
    { state: "open", attempts: 1, slot: "2026-11-23T14:00:00Z", due: "2026-11-24T10:00:00Z" },
  ]);
  expect(desk.changes(task.id)).toEqual([
    {
      comment: { body: expect.stringContaining("2 of 3"), public: false },
      due_at: "2026-11-24T10:00:00Z",
      status: "open",
      custom_fields: [{ id: 9201, value: null }],
    },
  ]);
  expect(task.tags).not.toContain("callback_unreachable");
  await desk.hears("15:00", desk.result(task, "unreachable", "15:00"));
  expect(await ledger()).toMatchObject([
    { attempts: 2, slot: "2026-11-24T09:30:00Z", due: "2026-11-24T11:30:00Z" },
  ]);
  await desk.hears("24 09:45", desk.result(task, "unreachable", "24 09:45"));
  await desk.minute("24 09:46");
  expect(await ledger()).toMatchObject([{ state: "finished", result: "unreachable", attempts: 3 }]);
  expect(task.status).toBe("solved");
  expect(JSON.stringify(desk.zendesk.calls(/^PUT .*tickets/))).toContain("Nobody was reached in 3 attempts");
});

test("a result that was a slip: nobody was reached, so the call opens again for its next try, whatever came first", async () => {
  const first = desk.result(desk.task(), "satisfied", "10:30", { status: "solved" });
  await desk.hears("10:30", first);
  const slip = desk.result(desk.task(), "unreachable", "10:40", { status: "solved" });
  await desk.hears("10:40", slip);
  const next = { slot: "2026-11-23T14:00:00Z", due: "2026-11-24T10:00:00Z" };
  const owed = { state: "open", result: null, at: null, attempts: 1, answers: null, by: null, ...next };
  expect(await ledger()).toEqual([owed]);
  expect(desk.changes(desk.task().id).at(-1)).toMatchObject({
    status: "open",
    comment: { body: expect.stringContaining("Attempt 2 of 3") },
  });
  await desk.hears("10:41", first, slip);
  expect(await ledger()).toEqual([owed]);
});

test("a result that is taken off again, and the task is open: the call is owed as before", async () => {
  const before = await ledger();
  await desk.hears("10:30", desk.result(desk.task(), "fairly_satisfied", "10:30", { status: "solved" }));
  expect(await ledger()).toMatchObject([{ state: "finished" }]);
  const task = desk.task();
  const tags = task.tags.filter((tag) => tag !== "callback_fairly_satisfied");
  Object.assign(task, { tags, status: "open", updated_at: "2026-11-23T10:31:00Z" });
  await desk.hears("10:31", ticketEvent("tags_changed", { ...task }));
  expect(await ledger()).toEqual(before);
  await desk.hears("10:45", desk.result(task, "satisfied", "10:45", { status: "solved" }));
  expect(await ledger()).toMatchObject([{ state: "finished", result: "satisfied", by: null }]);
});

test("open sidebars of the customer hear that a call is owed again", async () => {
  const task = desk.task();
  await desk.hears("10:30", desk.result(task, "satisfied", "10:30", { status: "solved" }));
  desk.zendesk.forget();
  const tags = task.tags.filter((tag) => tag !== "callback_satisfied");
  Object.assign(task, { tags, status: "open", updated_at: "2026-11-23T10:31:00Z" });
  await desk.hears("10:31", ticketEvent("tags_changed", { ...task }));
  const told = desk.zendesk.calls(/notify/).map(({ body }) => JSON.stringify(body));
  expect(told).toEqual([expect.stringMatching(/organizations[^0-9]*55\b/)]);
});

test("a slip found out after the next call was made: one call is open, for the older cause", async () => {
  await desk.hears("10:30", desk.result(desk.task(), "satisfied", "10:30", { status: "solved" }));
  const other = await desk.aTicket(43);
  await desk.hears("11:00", desk.status(other, "solved", "11:00"));
  await desk.tasksHeard("11:00");
  await desk.hears("11:10", desk.result(desk.task(0), "unreachable", "11:10", { status: "solved" }));
  expect(await desk.callbacks()).toMatchObject([
    { id: "42:after_solution:1", state: "open" },
    { id: "43:after_solution:1", state: "attached", because: "42:after_solution:1" },
  ]);
  expect(desk.changes(desk.task(0).id).at(-1)).toMatchObject({ status: "open" });
  expect(desk.changes(desk.task(1).id).at(-1)).toMatchObject({ status: "solved" });
});

test("solved without a result it is opened again, once; closed without one it counts as withdrawn", async () => {
  const task = desk.task();
  await desk.hears("10:30", desk.status(task, "solved", "10:30"));
  expect(desk.changes(task.id)).toEqual([
    { comment: { body: expect.stringContaining("no result"), public: false }, status: "open" },
  ]);
  await desk.hears("10:40", desk.status(task, "solved", "10:40"));
  expect(desk.changes(task.id)).toHaveLength(1);
  await desk.hears("10:50", desk.status(task, "closed", "10:50"));
  expect(await desk.callbacks()).toMatchObject([{ state: "skipped", because: "withdrawn" }]);
});

test("Zendesk not answering when a result comes: it is read a little later", async () => {
  desk.zendesk.fail(/show_many/, 429);
  await desk.deliver(
    desk.result(desk.task(), "satisfied", "10:30", { answers: "score: 4", status: "solved" }),
  );
  desk.itIs("10:30");
  await desk.consume(desk.queue.sent.splice(0).map(({ body }) => body));
  expect(await ledger()).toMatchObject([{ state: "open" }]);
  await desk.hears("10:31");
  await desk.minute("10:32");
  expect(await ledger()).toMatchObject([{ state: "finished", result: "satisfied", answers: '{"score":4}' }]);
});

test("Zendesk not answering when a result comes, and something else written on the task meanwhile: the result keeps its own time", async () => {
  const refused = async (time: string, event: unknown) => {
    desk.zendesk.fail(/show_many/, 429);
    await desk.deliver(event);
    desk.itIs(time);
    await desk.consume(desk.queue.sent.splice(0).map(({ body }) => body));
  };
  await refused("10:30", desk.result(desk.task(), "satisfied", "10:30"));
  await desk.hears("10:40", desk.result(desk.task(), "satisfied", "10:40"));
  expect(await ledger()).toMatchObject([{ state: "finished", at: "2026-11-23T10:30:00Z" }]);
});

test("a result taken off and set again is of the time when it was set again", async () => {
  const task = desk.task();
  await desk.hears("10:30", desk.result(task, "satisfied", "10:30"));
  const tags = task.tags.filter((tag) => tag !== "callback_satisfied");
  Object.assign(task, { tags, status: "open", updated_at: "2026-11-23T10:31:00Z" });
  await desk.hears("10:31", ticketEvent("tags_changed", { ...task }));
  await desk.hears("10:45", desk.result(task, "satisfied", "10:45"));
  expect(await ledger()).toMatchObject([{ state: "finished", at: "2026-11-23T10:45:00Z" }]);
});
