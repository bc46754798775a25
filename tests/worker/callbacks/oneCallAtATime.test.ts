import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { organizationEvent, ticketEvent } from "../support/events.ts";
import type { FakeTicket } from "../support/fakeZendesk.ts";
import { recordOf } from "../support/standinDesk.ts";
import { token } from "../support/token.ts";
import { emptyStore } from "../support/world.ts";
import { CallDesk } from "./callDesk.ts";

let desk: CallDesk;
beforeEach(async () => {
  await emptyStore();
  desk = new CallDesk();
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const calls = () =>
  desk.rows<{ id: string; state: string; because: string | null; task: number | null }>(
    "SELECT id, state, because, task_ticket_id AS task FROM callbacks ORDER BY id",
  );
const openTasks = () => desk.tasks().filter(({ status }) => status !== "solved");
const ONE = "42:after_solution:1";
const TWO = "43:after_solution:1";

test("an older cause that is heard later takes the call, and its due time", async () => {
  const [one, two] = [await desk.aTicket(42), await desk.aTicket(43)];
  const late = desk.status(one, "solved", "10:00");
  await desk.hears("10:05", desk.status(two, "solved", "10:05"));
  await desk.tasksHeard("10:06");
  const task = desk.task().id;
  await desk.hears("10:10", late);
  expect(await calls()).toEqual([
    { id: ONE, state: "open", because: null, task },
    { id: TWO, state: "attached", because: ONE, task: null },
  ]);
  expect(openTasks()).toHaveLength(1);
  expect(desk.changes(task)).toEqual([
    {
      comment: {
        body: expect.stringMatching(/^(?=[^]*now about ticket #42)(?=[^]*also about ticket #43)/),
        public: false,
      },
      due_at: "2026-11-24T10:00:00Z",
    },
  ]);
});

test("a result that is heard after the next cause, and after its own was taken back, is still of the call that was made", async () => {
  const [one, two] = [await desk.aTicket(42), await desk.aTicket(43)];
  await desk.hears("10:00", desk.status(one, "solved", "10:00"));
  await desk.tasksHeard("10:01");
  const first = desk.task();
  const called = desk.result(first, "satisfied", "10:05", { answers: "score: 4" });
  // Nobody told of the call; the customer wrote again, and another ticket was solved.
  await desk.hears("10:10", desk.status(one, "open", "10:10"));
  await desk.hears("10:15", desk.status(two, "solved", "10:15"));
  await desk.tasksHeard("10:16");
  await desk.hears("10:20", called);
  await desk.minute("10:21");
  expect(await calls()).toEqual([
    { id: ONE, state: "finished", because: null, task: first.id },
    { id: TWO, state: "open", because: null, task: expect.any(Number) },
  ]);
  expect(openTasks().map(({ external_id: id }) => id)).toEqual([`tierwise:callback:${TWO}`]);
});

test("a try that reached nobody, heard after the task has changed hands, is not counted for the next, and comes off the task", async () => {
  const [one, two] = [await desk.aTicket(42), await desk.aTicket(43)];
  await desk.hears("10:00", desk.status(one, "solved", "10:00"));
  await desk.hears("10:02", desk.status(two, "solved", "10:02"));
  await desk.tasksHeard("10:03");
  const tried = desk.result(desk.task(), "unreachable", "10:05");
  await desk.hears("10:10", desk.status(one, "open", "10:10"));
  await desk.hears("10:20", tried);
  await desk.minute("10:21");
  expect(await desk.rows("SELECT id, state, attempts FROM callbacks ORDER BY id")).toEqual([
    { id: ONE, state: "skipped", attempts: 0 },
    { id: TWO, state: "open", attempts: 0 },
  ]);
  expect(desk.changes(desk.task().id)).toContainEqual(
    expect.objectContaining({ custom_fields: [{ id: 9201, value: null }] }),
  );
});

test("a try that still stands on the task when it changes hands is not the next one's, however late it comes off", async () => {
  vi.spyOn(console, "warn").mockImplementation(() => undefined);
  const [one, two] = [await desk.aTicket(42), await desk.aTicket(43)];
  await desk.hears("10:00", desk.status(one, "solved", "10:00"));
  await desk.hears("10:02", desk.status(two, "solved", "10:02"));
  await desk.tasksHeard("10:03");
  desk.zendesk.fail(/^PUT/, 429, 3);
  await desk.hears("10:05", desk.result(desk.task(), "unreachable", "10:05"));
  await desk.hears("10:06", desk.status(one, "open", "10:06"));
  // Somebody saves the task, on which the result still stands.
  Object.assign(desk.task(), { updated_at: "2026-11-23T10:07:00Z" });
  await desk.hears("10:07", ticketEvent("priority_changed", { ...desk.task(), tags: [...desk.task().tags] }));
  await desk.minute("10:10");
  await desk.minute("10:11");
  const stands = () => desk.rows("SELECT id, state, attempts FROM callbacks ORDER BY id");
  expect(await stands()).toMatchObject([{ state: "skipped" }, { id: TWO, state: "open", attempts: 0 }]);
  // Tried again, that is the next one's first.
  await desk.hears("14:30", desk.result(desk.task(), "unreachable", "14:30"));
  expect(await stands()).toMatchObject([{ state: "skipped" }, { id: TWO, state: "open", attempts: 1 }]);
});

test("a result that nobody told of, and that stood on the task when it changed hands, is of the call that was made", async () => {
  const [one, two] = [await desk.aTicket(42), await desk.aTicket(43)];
  await desk.hears("10:00", desk.status(one, "solved", "10:00"));
  await desk.hears("10:02", desk.status(two, "solved", "10:02"));
  await desk.tasksHeard("10:03");
  const task = desk.task();
  const before = [...task.tags];
  desk.result(task, "satisfied", "10:05", { answers: "score: 4" });
  desk.saved(task, "10:05", { tags: [...task.tags], previous_value: before });
  await desk.hears("10:10", desk.status(one, "open", "10:10"));
  expect(await calls()).toMatchObject([{ state: "skipped" }, { id: TWO, state: "open", task: task.id }]);
  desk.zendesk.fail(/audits/, 429);
  Object.assign(task, { tags: [...task.tags, "seen"], updated_at: "2026-11-23T10:12:00Z" });
  desk.itIs("10:12");
  await desk.deliver(ticketEvent("tags_changed", { ...task, tags: [...task.tags] }));
  await desk.consume(desk.queue.sent.splice(0).map(({ body }) => body));
  expect(await calls()).toMatchObject([{ state: "skipped" }, { id: TWO, state: "open" }]);
  await desk.hears("10:13");
  expect(await desk.rows("SELECT id, state, because, result_at AS at FROM callbacks ORDER BY id")).toEqual([
    { id: ONE, state: "finished", because: null, at: "2026-11-23T10:05:00Z" },
    { id: TWO, state: "attached", because: ONE, at: null },
  ]);
});

test("a due time that we gave the task for another call, heard late, is no wish of people's", async () => {
  const [one, two] = [await desk.aTicket(42), await desk.aTicket(43)];
  await desk.hears("10:00", desk.status(one, "solved", "10:00"));
  await desk.hears("10:02", desk.status(two, "solved", "10:02"));
  await desk.tasksHeard("10:03");
  const task = desk.task();
  await desk.hears("10:05", desk.result(task, "unreachable", "10:05"));
  const [again] = desk
    .changes(task.id)
    .flatMap(({ custom_fields: fields, due_at: due }) => (fields === undefined ? [] : due));
  expect(again).toBe("2026-11-24T10:00:00Z");
  await desk.hears("10:10", desk.status(one, "open", "10:10"));
  const late = { ...task, updated_at: "2026-11-23T10:05:00Z" };
  const event = ticketEvent("task_due_at_changed", late, { current: again, previous: null });
  await desk.hears("10:20", { ...(event as object), time: "2026-11-23T10:05:00Z" });
  expect(await desk.rows("SELECT id, state, due_at AS due FROM callbacks WHERE state = 'open'")).toEqual([
    { id: TWO, state: "open", due: "2026-11-24T10:02:00Z" },
  ]);
});

test("a cause that was attached after the call was made gets a call of its own once that is known", async () => {
  const [one, two] = [await desk.aTicket(42), await desk.aTicket(43)];
  await desk.hears("10:00", desk.status(one, "solved", "10:00"));
  await desk.tasksHeard("10:01");
  const called = desk.result(desk.task(), "dissatisfied", "10:05", { cause: "Late", answers: "score: 2" });
  await desk.hears("10:10", desk.status(two, "solved", "10:10"));
  expect(await calls()).toMatchObject([{ state: "open" }, { state: "attached", because: ONE }]);
  await desk.hears("10:20", called);
  await desk.minute("10:21");
  await desk.minute("10:22");
  expect(await calls()).toMatchObject([
    { id: ONE, state: "finished" },
    { id: TWO, state: "open", task: expect.any(Number) },
  ]);
});

test("a call turns out to have been made before the next cause: that one gets a call of its own", async () => {
  const [one, two] = [await desk.aTicket(42), await desk.aTicket(43)];
  await desk.hears("10:00", desk.status(one, "solved", "10:00"));
  await desk.tasksHeard("10:01");
  const called = desk.result(desk.task(), "dissatisfied", "10:05", { cause: "Late", answers: "score: 2" });
  await desk.hears("10:10", desk.status(two, "solved", "10:10"));
  // First seen on the task as it was saved later, then in the event of the save itself.
  Object.assign(desk.task(), { updated_at: "2026-11-23T10:12:00Z" });
  await desk.hears("10:12", ticketEvent("priority_changed", { ...desk.task(), tags: [...desk.task().tags] }));
  expect(await calls()).toMatchObject([{ state: "finished" }, { state: "attached", because: ONE }]);
  await desk.hears("10:20", called);
  await desk.minute("10:21");
  expect(await desk.rows("SELECT result_at AS at FROM callbacks WHERE id = ?", ONE)).toEqual([
    { at: "2026-11-23T10:05:00Z" },
  ]);
  expect(await calls()).toMatchObject([{ state: "finished" }, { id: TWO, state: "open" }]);
});

test("a call of which no event told counts from its own save, which the sweep finds", async () => {
  const [one, two] = [await desk.aTicket(42), await desk.aTicket(43)];
  await desk.hears("10:00", desk.status(one, "solved", "10:00"));
  await desk.tasksHeard("10:01");
  await desk.sweep("10:03");
  const before = [...desk.task().tags];
  desk.result(desk.task(), "dissatisfied", "10:05", { cause: "Late", answers: "score: 2" });
  desk.saved(desk.task(), "10:05", { tags: [...desk.task().tags], previous_value: before });
  await desk.hears("10:10", desk.status(two, "solved", "10:10"));
  Object.assign(desk.task(), { updated_at: "2026-11-23T10:12:00Z" });
  await desk.hears("10:12", ticketEvent("priority_changed", { ...desk.task(), tags: [...desk.task().tags] }));
  expect(await calls()).toMatchObject([{ state: "finished" }, { state: "attached", because: ONE }]);
  await desk.sweep("10:20");
  expect(await desk.rows("SELECT result_at AS at FROM callbacks WHERE id = ?", ONE)).toEqual([
    { at: "2026-11-23T10:05:00Z" },
  ]);
  expect(await calls()).toMatchObject([{ state: "finished" }, { id: TWO, state: "open" }]);
});

test("a ticket that moves to a customer with an open call is added to that call, and its own task is closed", async () => {
  desk.zendesk.addOrganization(56, {}, "Another company");
  const [one, two] = [await desk.aTicket(42), await desk.aTicket(43, { organization_id: 56 })];
  await desk.hears("10:00", desk.status(one, "solved", "10:00"));
  await desk.hears("10:05", desk.status(two, "solved", "10:05"));
  await desk.tasksHeard("10:06");
  expect(openTasks()).toHaveLength(2);
  Object.assign(two, { organization_id: 55, updated_at: "2026-11-23T10:10:00Z" });
  await desk.hears(
    "10:10",
    ticketEvent("organization_changed", { ...two }, { current: "55", previous: "56" }),
  );
  expect(await calls()).toMatchObject([
    { id: ONE, state: "open" },
    { id: TWO, state: "attached", because: ONE },
  ]);
  expect(openTasks().map(({ external_id: id }) => id)).toEqual([`tierwise:callback:${ONE}`]);
  // When the first is taken back, the second is called about again, on the task that is open.
  await desk.hears("10:20", desk.status(one, "open", "10:20"));
  expect(await calls()).toMatchObject([
    { id: ONE, state: "skipped", because: "reopened", task: null },
    { id: TWO, state: "open", task: desk.task().id },
  ]);
});

test("a task that people deleted withdraws the call for all it was about", async () => {
  const [one, two] = [await desk.aTicket(42), await desk.aTicket(43)];
  await desk.hears("10:00", desk.status(one, "solved", "10:00"));
  await desk.hears("10:05", desk.status(two, "solved", "10:05"));
  await desk.tasksHeard("10:06");
  await desk.hears("10:10", desk.status(desk.task(), "deleted", "10:10"));
  expect(await calls()).toMatchObject([
    { id: ONE, state: "skipped", because: "withdrawn" },
    { id: TWO, state: "skipped", because: "withdrawn" },
  ]);
});

test("a ticket that is deleted for good needs no call: what was added to its call takes the task, else it is closed", async () => {
  const [one, two] = [await desk.aTicket(42), await desk.aTicket(43)];
  await desk.hears("10:00", desk.status(one, "solved", "10:00"));
  await desk.hears("10:05", desk.status(two, "solved", "10:05"));
  await desk.tasksHeard("10:06");
  const gone = (ticket: FakeTicket) => ticketEvent("permanently_deleted", { ...ticket });
  await desk.hears("10:10", gone(one));
  expect(await calls()).toEqual([{ id: TWO, state: "open", because: null, task: desk.task().id }]);
  expect(openTasks()).toHaveLength(1);
  await desk.hears("10:20", gone(two));
  expect(await calls()).toEqual([]);
  expect(openTasks()).toEqual([]);
});

test("a deleted ticket needs no call, until it is restored: the task is closed, and opened again", async () => {
  const one = await desk.aTicket(42);
  await desk.hears("10:00", desk.status(one, "solved", "10:00"));
  await desk.tasksHeard("10:01");
  const task = desk.task();
  const binned = (time: string, event: string, status: string) => {
    Object.assign(one, { status, updated_at: `2026-11-23T${time}:00Z` });
    return desk.hears(time, ticketEvent(event, { ...one }));
  };
  for (const [deleted, restored] of [
    ["10:10", "10:20"],
    ["10:30", "10:40"],
  ] as const) {
    await binned(deleted, "soft_deleted", "deleted");
    expect(await calls()).toEqual([{ id: ONE, state: "skipped", because: "deleted", task: task.id }]);
    expect(task.status).toBe("solved");
    await binned(restored, "undeleted", "solved");
    expect(await calls()).toEqual([{ id: ONE, state: "open", because: null, task: task.id }]);
    expect(task.status).toBe("open");
  }
});

test("a restored ticket whose call's task Zendesk has closed for good gets another task, once, and its result counts", async () => {
  const one = await desk.aTicket(42);
  await desk.hears("10:00", desk.status(one, "solved", "10:00"));
  await desk.tasksHeard("10:01");
  const first = desk.task();
  await desk.hears("10:10", desk.status(one, "deleted", "10:10"));
  const closed = desk.status(first, "closed", "10:15");
  await desk.hears("10:15", closed);
  const restored = desk.status(one, "solved", "10:20");
  await desk.hears("10:20", restored, closed);
  await desk.hears("10:21", restored, closed);
  await desk.minute("10:22");
  expect(desk.tasks().map(({ external_id: id, status }) => [id, status])).toEqual([
    [`tierwise:callback:${ONE}`, "closed"],
    [`tierwise:callback:${ONE}~2`, "open"],
  ]);
  const second = desk.task(1);
  expect(await calls()).toEqual([{ id: ONE, state: "open", because: null, task: second.id }]);
  expect(desk.changes(first.id).filter(({ status }) => status === "open")).toEqual([]);
  await desk.tasksHeard("10:23");
  await desk.hears("10:25", desk.status(one, "deleted", "10:25"));
  await desk.hears("10:26", desk.status(one, "solved", "10:26"));
  expect(await calls()).toEqual([{ id: ONE, state: "open", because: null, task: second.id }]);
  expect(desk.tasks()).toHaveLength(2);
  await desk.hears("10:30", desk.result(second, "satisfied", "10:30", { status: "solved" }));
  expect(await calls()).toEqual([{ id: ONE, state: "finished", because: null, task: second.id }]);
});

test("what was added to a deleted ticket's call takes the task, and gives it back when the ticket is restored", async () => {
  const [one, two] = [await desk.aTicket(42), await desk.aTicket(43)];
  await desk.hears("10:00", desk.status(one, "solved", "10:00"));
  await desk.hears("10:05", desk.status(two, "solved", "10:05"));
  await desk.tasksHeard("10:06");
  const task = desk.task().id;
  for (const [deleted, restored] of [
    ["10:10", "10:20"],
    ["10:30", "10:40"],
  ] as const) {
    await desk.hears(deleted, desk.status(one, "deleted", deleted));
    expect(await calls()).toEqual([
      { id: ONE, state: "skipped", because: "deleted", task: null },
      { id: TWO, state: "open", because: null, task },
    ]);
    await desk.hears(restored, desk.status(one, "solved", restored));
    expect(await calls()).toEqual([
      { id: ONE, state: "open", because: null, task },
      { id: TWO, state: "attached", because: ONE, task: null },
    ]);
  }
  const said = desk.changes(task).map(({ comment, due_at: due }) => [recordOf(comment)["body"], due]);
  const nowAbout = (ticket: number, hour: string) => [
    expect.stringContaining(`now about ticket #${ticket}`),
    `2026-11-24T${hour}:00Z`,
  ];
  expect(said).toEqual([
    [expect.stringContaining("also about ticket #43"), undefined],
    nowAbout(43, "10:05"),
    nowAbout(42, "10:00"),
    nowAbout(43, "10:05"),
    nowAbout(42, "10:00"),
  ]);
});

test("a call that covered other tickets still does when its own ticket is deleted for good", async () => {
  const [one, two] = [await desk.aTicket(42), await desk.aTicket(43)];
  await desk.hears("10:00", desk.status(one, "solved", "10:00"));
  await desk.hears("10:05", desk.status(two, "solved", "10:05"));
  await desk.tasksHeard("10:06");
  await desk.hears(
    "10:10",
    desk.result(desk.task(), "dissatisfied", "10:10", { cause: "Late", answers: "score: 2" }),
  );
  await desk.minute("10:11");
  await desk.hears("10:20", ticketEvent("permanently_deleted", { ...one }));
  await desk.hears(
    "10:30",
    ticketEvent("tags_changed", { ...two, tags: ["seen"], updated_at: "2026-11-23T10:30:00Z" }),
  );
  expect(await calls()).toEqual([{ id: TWO, state: "attached", because: ONE, task: null }]);
  expect(openTasks()).toEqual([]);
});

test("two solvings of one ticket, added to another's call, are told on its task once", async () => {
  const [one, two] = [await desk.aTicket(42), await desk.aTicket(43)];
  await desk.hears("10:00", desk.status(one, "solved", "10:00"));
  await desk.hears("10:05", desk.status(two, "solved", "10:05"));
  await desk.tasksHeard("10:06");
  await desk.hears("10:10", desk.status(two, "open", "10:10"));
  await desk.hears("10:15", desk.status(two, "solved", "10:15"));
  expect(await calls()).toMatchObject([
    { id: ONE, state: "open" },
    { id: TWO, state: "skipped", because: "reopened" },
    { id: "43:after_solution:2", state: "attached", because: ONE },
  ]);
  expect(desk.changes(desk.task().id)).toHaveLength(1);
});

test("a call that is not made, as the customer wants none, is not made for being reopened as well: in whatever order they are heard", async () => {
  const [one, two] = [await desk.aTicket(42), await desk.aTicket(43)];
  desk.zendesk.organizations.get(55)?.tags.push("no_callbacks");
  await desk.consume([{ kind: "look", tickets: [], organizations: [55], judge: [], cause: "test" }]);
  await desk.hears("10:00", desk.status(one, "solved", "10:00"));
  await desk.hears("10:05", desk.status(one, "open", "10:05"));
  await desk.hears("10:10", desk.status(two, "solved", "10:07"), desk.status(two, "open", "10:09"));
  expect(await calls()).toMatchObject([
    { id: ONE, state: "skipped", because: "reopened" },
    { id: TWO, state: "skipped", because: "reopened" },
  ]);
});

test("calls about the tickets of a customer who is merged away are the other customer's, made ones too", async () => {
  desk.zendesk.addOrganization(56, {}, "Another company");
  const [one, two] = [await desk.aTicket(42), await desk.aTicket(43)];
  await desk.hears("10:00", desk.status(one, "solved", "10:00"));
  await desk.tasksHeard("10:01");
  const done = { cause: "Late", answers: "score: 2" };
  await desk.hears("10:10", desk.result(desk.task(), "dissatisfied", "10:10", done));
  await desk.hears("10:20", desk.status(two, "solved", "10:20"));
  await desk.tasksHeard("10:21");
  for (const ticket of desk.zendesk.tickets.values()) Object.assign(ticket, { organization_id: 56 });
  desk.zendesk.organizations.delete(55);
  await desk.hears(
    "10:30",
    organizationEvent("deleted", { id: 55, name: "A company", updated_at: "2026-11-23T10:30:00Z" }),
  );
  await desk.drain();
  expect(await desk.rows("SELECT id, state, organization_id AS org FROM callbacks ORDER BY id")).toEqual([
    { id: ONE, state: "finished", org: 56 },
    { id: TWO, state: "open", org: 56 },
  ]);
  expect(openTasks()).toHaveLength(1);
});

test("a customer who wants no calls any more is called about nothing that was attached either", async () => {
  const [one, two] = [await desk.aTicket(42), await desk.aTicket(43)];
  await desk.hears("10:00", desk.status(one, "solved", "10:00"));
  await desk.hears("10:05", desk.status(two, "solved", "10:05"));
  await desk.tasksHeard("10:06");
  const organization = desk.zendesk.organizations.get(55);
  organization?.tags.push("no_callbacks");
  await desk.consume([
    { kind: "look", tickets: [], organizations: [55], judge: [55], cause: "organization changed" },
  ]);
  await desk.minute("10:10");
  await desk.minute("10:11");
  expect(await calls()).toMatchObject([
    { id: ONE, state: "skipped", because: "opted_out" },
    { id: TWO, state: "skipped", because: "opted_out" },
  ]);
  expect(openTasks()).toEqual([]);
});

test("two complaints, one call: with its outcome both are finished, and neither is promised any more (D8)", async () => {
  desk.zendesk.policy += `
problemTypes:
  - { key: complaint, title: { en: Complaint }, when: { all: [{ field: current_tags, operator: includes, value: complaint }] } }
`;
  const tags = ["complaint"];
  const [one, two] = [await desk.aTicket(42, { tags }), await desk.aTicket(43, { tags })];
  await desk.hears("10:00", desk.status(one, "solved", "10:00"));
  await desk.hears("10:05", desk.status(two, "solved", "10:05"));
  await desk.tasksHeard("10:06");
  const outcomes = async (id: number): Promise<unknown[]> => {
    const response = await desk.fetch(
      new Request(`https://tierwise.test/api/tickets/${id}/brief`, {
        headers: { authorization: `Bearer ${await token()}` },
      }),
    );
    const { promises } = recordOf(await response.json());
    const all = Array.isArray(promises) ? promises.map(recordOf) : [];
    return all.filter(({ metric }) => metric === "callback_outcome");
  };
  expect([await outcomes(42), await outcomes(43)]).toMatchObject([[{}], [{}]]);
  await desk.hears("10:10", desk.result(desk.task(), "satisfied", "10:10", { answers: "score: 5" }));
  expect(await calls()).toMatchObject([
    { id: ONE, state: "finished" },
    { id: TWO, state: "attached", because: ONE },
  ]);
  expect([await outcomes(42), await outcomes(43)]).toEqual([[], []]);
});
