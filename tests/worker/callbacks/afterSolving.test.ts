import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { callbacksTold } from "../../../worker/store/callbacks.ts";
import { callbacksDue } from "../../../worker/store/callbacksFound.ts";
import { organizationEvent, ticketEvent } from "../support/events.ts";
import { token } from "../support/token.ts";
import { emptyStore } from "../support/world.ts";
import { AFTER_SOLVING, CallDesk } from "./callDesk.ts";

let desk: CallDesk;
beforeEach(async () => {
  await emptyStore();
  desk = new CallDesk();
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const created = () => desk.zendesk.calls(/^POST \/api\/v2\/tickets/);

test("a solved ticket makes one callback task, with purpose, questions, caller and due time", async () => {
  const ticket = await desk.aTicket(42);
  const solved = desk.status(ticket, "solved", "10:00");
  await desk.hears("10:00", solved, solved);
  await desk.hears("10:01", desk.status(ticket, "solved", "10:01"));
  expect(created()).toHaveLength(1);
  expect(created()[0]?.body).toMatchObject({
    ticket: {
      type: "task",
      subject: "After a solution: A company",
      external_id: "tierwise:callback:42:after_solution:1",
      due_at: "2026-11-24T10:00:00Z",
      requester_id: 501,
      organization_id: 55,
      assignee_email: "caller@example.com",
      tags: ["callback", "callback_rule_after_solution"],
      comment: { public: false, body: expect.stringMatching(/Is it solved\?[^]*#42[^]*score: Score/) },
    },
  });
  expect(await desk.callbacks()).toMatchObject([{ id: "42:after_solution:1", state: "open" }]);
});

test("the task says what kind of problem it is about, so that a search finds calls by kind and result (B11)", async () => {
  const ticket = await desk.aTicket(42, { type: "incident" });
  await desk.hears("10:00", desk.status(ticket, "solved", "10:00"));
  expect(created()[0]?.body).toMatchObject({
    ticket: {
      tags: ["callback", "callback_rule_after_solution", "callback_about_incident"],
      comment: { body: expect.stringContaining("About ticket #42: Fault.") },
    },
  });
  await desk.tasksHeard("10:01");
  await desk.hears("10:30", desk.result(desk.task(), "satisfied", "10:30", { answers: "score: 5" }));
  expect(desk.task().tags).toEqual(expect.arrayContaining(["callback_about_incident", "callback_satisfied"]));
});

test("reopened before the call: the task ends with a word on why; solved again there is a new one", async () => {
  const ticket = await desk.aTicket(42);
  await desk.hears("10:00", desk.status(ticket, "solved", "10:00"));
  await desk.tasksHeard("10:01");
  await desk.hears("10:05", desk.wrote(ticket, "10:05"), desk.status(ticket, "open", "10:05"));
  expect(desk.changes(desk.task().id)).toEqual([
    { comment: { body: expect.stringContaining("reopened"), public: false }, status: "solved" },
  ]);
  await desk.hears("11:00", desk.status(ticket, "solved", "11:00"));
  expect(desk.tasks().map((task) => task.external_id)).toEqual([
    "tierwise:callback:42:after_solution:1",
    "tierwise:callback:42:after_solution:2",
  ]);
  expect(await desk.callbacks()).toMatchObject([
    { state: "skipped", because: "reopened" },
    { state: "open", because: null },
  ]);
});

test("reopened and solved again in between, as late news tells: each solving has its call, or the reason why not", async () => {
  const ticket = await desk.aTicket(42);
  await desk.hears("10:00", desk.status(ticket, "solved", "10:00"));
  const reopened = desk.status(ticket, "open", "10:20");
  const solved = desk.status(ticket, "solved", "10:21");
  const again = desk.status(ticket, "open", "10:22");
  await desk.hears("10:23", solved);
  await desk.hears("10:24", again);
  await desk.hears("10:30", reopened);
  expect(await desk.callbacks()).toMatchObject([
    { id: "42:after_solution:1", state: "skipped", because: "reopened" },
    { id: "42:after_solution:2", state: "skipped", because: "reopened" },
  ]);
});

test("a second ticket of the customer is added to the open call; when the first is reopened the call is about the second", async () => {
  const [one, two] = [await desk.aTicket(42), await desk.aTicket(43)];
  await desk.hears("10:00", desk.status(one, "solved", "10:00"));
  await desk.hears("10:05", desk.status(two, "solved", "10:05"));
  expect(desk.tasks()).toHaveLength(1);
  expect(desk.changes(desk.task().id)).toEqual([
    { comment: { body: expect.stringContaining("#43"), public: false } },
  ]);
  await desk.hears("10:10", desk.status(one, "open", "10:10"));
  expect(desk.tasks()).toHaveLength(1);
  expect(desk.task().status).toBe("open");
  expect(await desk.rows("SELECT id, state, task_ticket_id AS task FROM callbacks ORDER BY id")).toEqual([
    { id: "42:after_solution:1", state: "skipped", task: null },
    { id: "43:after_solution:1", state: "open", task: desk.task().id },
  ]);
});

test("a customer who wants no calls gets none", async () => {
  desk.zendesk.addOrganization(55).tags.push("no_callbacks");
  const ticket = await desk.aTicket(42);
  await desk.hears("10:00", desk.status(ticket, "solved", "10:00"));
  expect(desk.tasks()).toEqual([]);
  expect(await desk.callbacks()).toMatchObject([{ state: "skipped", because: "opted_out" }]);
});

test("a customer who asks for no calls while one is open is not called, also where the policy has no recurring care", async () => {
  desk.zendesk.policy = AFTER_SOLVING;
  const ticket = await desk.aTicket(42);
  await desk.minute("09:58");
  await desk.hears("10:00", desk.status(ticket, "solved", "10:00"));
  await desk.tasksHeard("10:01");
  desk.zendesk.organizations.get(55)?.tags.push("no_callbacks");
  await desk.consume([
    { kind: "look", tickets: [], organizations: [55], judge: [], cause: "organization changed" },
  ]);
  await desk.minute("10:02");
  await desk.minute("10:03");
  expect(await desk.callbacks()).toMatchObject([{ state: "skipped", because: "opted_out" }]);
  expect(desk.task().status).toBe("solved");
});

test("a rule that does not ask whether calls are wanted keeps its open call", async () => {
  desk.zendesk.policy = desk.zendesk.policy.replace("lead: lead", "skipIf: []");
  const ticket = await desk.aTicket(42);
  await desk.minute("09:58");
  await desk.hears("10:00", desk.status(ticket, "solved", "10:00"));
  await desk.tasksHeard("10:01");
  desk.zendesk.organizations.get(55)?.tags.push("no_callbacks");
  await desk.consume([
    { kind: "look", tickets: [], organizations: [55], judge: [], cause: "organization changed" },
  ]);
  await desk.minute("10:02");
  await desk.minute("10:03");
  expect(await desk.callbacks()).toMatchObject([{ state: "open" }]);
});

test("our own tasks are no requests: solving one calls for nothing", async () => {
  const task = await desk.aTicket(42, { type: "task", external_id: "tierwise:callback:1:after_solution:1" });
  await desk.hears("10:00", desk.status(task, "solved", "10:00"));
  expect(await desk.callbacks()).toEqual([]);
});

test("whatever the order in which the events come, the ledger ends the same", async () => {
  const outcomes = new Set<string>();
  for (const order of [
    [0, 1, 2, 3],
    [3, 2, 1, 0],
    [2, 0, 3, 1],
    [1, 1, 0, 3, 2, 0],
  ]) {
    await emptyStore();
    const each = new CallDesk();
    const ticket = await each.aTicket(42);
    const events = [
      each.status(ticket, "solved", "10:00"),
      each.wrote(ticket, "10:05"),
      each.status(ticket, "open", "10:06"),
      each.status(ticket, "solved", "10:20"),
    ];
    for (const place of order) await each.hears("10:21", events[place]);
    outcomes.add(
      JSON.stringify(
        await each.rows("SELECT id, state, because, cause_at, due_at FROM callbacks ORDER BY id"),
      ),
    );
    expect(each.tasks().filter(({ status }) => status !== "solved")).toHaveLength(1);
    vi.restoreAllMocks();
  }
  expect([...outcomes]).toHaveLength(1);
});

test("a reply that never came: the task is found by its external id, not made twice", async () => {
  const ticket = await desk.aTicket(42);
  desk.zendesk.fail(/^POST \/api\/v2\/tickets/, 500);
  await desk.hears("10:00", desk.status(ticket, "solved", "10:00"));
  // Zendesk had made it all the same.
  desk.zendesk.addTicket(950, { type: "task", external_id: "tierwise:callback:42:after_solution:1" });
  await desk.minute("10:02");
  expect(desk.tasks()).toHaveLength(1);
  expect(await desk.rows("SELECT task_ticket_id AS task FROM callbacks")).toEqual([{ task: 950 }]);
});

test("a requester who is gone does not stop the call", async () => {
  const ticket = await desk.aTicket(42, { requester_id: 666 });
  await desk.hears("10:00", desk.status(ticket, "solved", "10:00"));
  expect(desk.tasks()).toHaveLength(1);
  expect(desk.task().requester_id).toBe(1);
});

test("many at once go as one bulk job; what it refuses is made alone", async () => {
  const tickets = [];
  for (let id = 101; id <= 120; id += 1) {
    desk.zendesk.addOrganization(id);
    tickets.push(await desk.aTicket(id, { organization_id: id, requester_id: id === 107 ? 666 : 501 }));
  }
  desk.zendesk.forget();
  await desk.hears("10:00", ...tickets.map((ticket) => desk.status(ticket, "solved", "10:00")));
  await desk.minute("10:01");
  await desk.minute("10:02");
  expect(desk.tasks()).toHaveLength(20);
  expect(created().filter(({ path }) => path.endsWith("create_many"))).toHaveLength(1);
  expect(await desk.rows("SELECT count(*) AS n FROM callbacks WHERE task_ticket_id IS NULL")).toEqual([
    { n: 0 },
  ]);
});

test("the sidebar hears of it at the minute of the slot, the lead once when it is overdue", async () => {
  const ticket = await desk.aTicket(42);
  await desk.hears("12:00", desk.status(ticket, "solved", "12:00"));
  await desk.tasksHeard("12:01");
  await desk.minute("12:02");
  desk.zendesk.forget();
  await desk.minute("13:59");
  expect(desk.zendesk.notified).toEqual([]);
  await desk.minute("14:00");
  await desk.minute("14:00");
  expect(desk.zendesk.notified).toEqual([
    expect.objectContaining({
      body: JSON.stringify({ tickets: [42, desk.task().id], organizations: [55], agents: [31] }),
    }),
  ]);
  await desk.minute("24 12:00");
  expect(desk.changes(desk.task().id)).toEqual([]);
  await desk.minute("24 12:01");
  await desk.minute("24 12:02");
  expect(desk.changes(desk.task().id)).toEqual([
    {
      id: desk.task().id,
      comment: { body: expect.stringContaining("Team lead"), public: false },
      additional_tags: ["notify_lead"],
      followers: [{ user_email: "lead@example.com", action: "put" }],
    },
  ]);
});

test("a try that is heard of while the minute's run tells of a late call: the run does not take the next try's time away", async () => {
  const ticket = await desk.aTicket(42);
  await desk.hears("10:00", desk.status(ticket, "solved", "10:00"));
  await desk.tasksHeard("10:01");
  const nextAt = () => desk.rows("SELECT next_at AS at FROM callbacks");
  await desk.minute("10:02");
  const [row] = await callbacksDue(desk.env.DB, "2026-11-24T10:00:01Z", 500);
  await desk.hears("24 10:00", desk.result(desk.task(), "unreachable", "24 10:00"));
  expect(await nextAt()).toEqual([{ at: "2026-11-24T14:00:00Z" }]);
  const { id = "", told = [], nextAt: dueAt = null } = row ?? {};
  await callbacksTold(desk.env.DB, [{ id, told, dueAt, nextAt: null }]).run();
  expect(await nextAt()).toEqual([{ at: "2026-11-24T14:00:00Z" }]);
});

const moved = (at: string, time: string) => {
  Object.assign(desk.task(), { due_at: at, updated_at: `2026-11-23T${time}:00Z` });
  return ticketEvent("task_due_at_changed", { ...desk.task() }, { current: at, previous: null });
};
const slot = () => desk.rows("SELECT slot_at AS slot, due_at AS due FROM callbacks");

test("a call that was put off after its time had come is heard of at its new minute as well", async () => {
  const ticket = await desk.aTicket(42);
  await desk.hears("10:00", desk.status(ticket, "solved", "10:00"));
  await desk.tasksHeard("10:01");
  await desk.minute("10:02");
  await desk.hears("10:10", moved("2026-11-25T15:15:00Z", "10:10"));
  desk.zendesk.forget();
  await desk.minute("25 15:14");
  expect(desk.zendesk.notified).toEqual([]);
  await desk.minute("25 15:15");
  expect(desk.zendesk.notified).toHaveLength(1);
});

test("another time counts from its own save: heard in the other order, or found by the sweep alone", async () => {
  const ticket = await desk.aTicket(42);
  await desk.minute("09:58");
  await desk.hears("10:00", desk.status(ticket, "solved", "10:00"));
  await desk.tasksHeard("10:01");
  const first = moved("2026-11-25T15:15:00Z", "10:10");
  const second = moved("2026-11-26T15:00:00Z", "10:20");
  await desk.hears("10:25", second);
  await desk.hears("10:26", first);
  expect(await slot()).toEqual([{ slot: "2026-11-26T15:00:00Z", due: "2026-11-26T17:30:00Z" }]);
  moved("2026-11-27T10:00:00Z", "10:30");
  desk.saved(desk.task(), "10:30", {
    due_at: "2026-11-27T10:00:00Z",
    previous_value: "2026-11-26T15:00:00Z",
  });
  await desk.sweep("10:40");
  expect(await slot()).toEqual([{ slot: "2026-11-27T10:00:00Z", due: "2026-11-27T11:30:00Z" }]);
});

test("people give the task another time: it counts to the minute within calling hours, else as its day", async () => {
  const ticket = await desk.aTicket(42);
  await desk.hears("10:00", desk.status(ticket, "solved", "10:00"));
  await desk.tasksHeard("10:01");
  await desk.hears("10:10", moved("2026-11-25T15:15:00Z", "10:10"));
  expect(await slot()).toEqual([{ slot: "2026-11-25T15:15:00Z", due: "2026-11-25T17:30:00Z" }]);
  await desk.hears("10:20", moved("2026-11-26T12:00:00Z", "10:20"));
  expect(await slot()).toEqual([{ slot: "2026-11-26T09:30:00Z", due: "2026-11-26T11:30:00Z" }]);
});

test("a call that was put off by mistake and put back is owed when it was before, in whatever order that is heard", async () => {
  const ticket = await desk.aTicket(42);
  await desk.hears("10:00", desk.status(ticket, "solved", "10:00"));
  await desk.tasksHeard("10:01");
  const before = await slot();
  const away = moved("2026-11-25T15:15:00Z", "10:10");
  await desk.hears("10:10", away);
  const back = moved("2026-11-24T10:00:00Z", "10:11");
  await desk.hears("10:11", back);
  expect(before).toEqual([{ slot: "2026-11-23T10:00:00Z", due: "2026-11-24T10:00:00Z" }]);
  expect(await slot()).toEqual(before);
  await desk.hears("10:12", away, back);
  expect(await slot()).toEqual(before);
});

test("open sidebars of the customer hear that a call was put off, and that it was put back", async () => {
  const ticket = await desk.aTicket(42);
  await desk.hears("10:00", desk.status(ticket, "solved", "10:00"));
  await desk.tasksHeard("10:01");
  for (const [time, due] of [
    ["10:10", "2026-11-25T15:15:00Z"],
    ["10:11", "2026-11-24T10:00:00Z"],
  ] as const) {
    desk.zendesk.forget();
    await desk.hears(time, moved(due, time));
    const told = desk.zendesk.calls(/notify/).map(({ body }) => JSON.stringify(body));
    expect(told, due).toEqual([expect.stringMatching(/organizations[^0-9]*55\b/)]);
  }
});

const briefOf = async (path: string): Promise<Response> =>
  desk.fetch(
    new Request(`https://tierwise.test/api/tickets/${path}`, {
      headers: { authorization: `Bearer ${await token()}` },
    }),
  );

test("an agent with many calls today sees all of them", async () => {
  const solved: unknown[] = [];
  for (const place of Array(12).keys()) {
    desk.zendesk.addOrganization(100 + place, {}, `Company ${place}`);
    // oxlint-disable-next-line no-await-in-loop -- one customer after the other
    const ticket = await desk.aTicket(200 + place, { organization_id: 100 + place });
    solved.push(desk.status(ticket, "solved", "10:00"));
  }
  await desk.hears("10:00", ...solved);
  await desk.tasksHeard("10:01");
  const { ownCallbacks } = await (await briefOf("200/brief?agent=31")).json<{
    ownCallbacks: { id: string }[];
  }>();
  expect(new Set(ownCallbacks.map(({ id }) => id)).size).toBe(12);
});

test("the brief has the customer's open calls, and those of the agent who asks", async () => {
  const ticket = await desk.aTicket(42);
  await desk.aTicket(77, { organization_id: null });
  await desk.hears("10:00", desk.status(ticket, "solved", "10:00"));
  await desk.tasksHeard("10:01");
  const brief = async (path: string): Promise<unknown> => {
    const response = await briefOf(path);
    expect(Number(response.headers.get("x-rows-read"))).toBeLessThanOrEqual(50);
    return response.json();
  };
  const call = {
    id: "42:after_solution:1",
    taskTicketId: desk.task().id,
    aboutTicketId: 42,
    customer: { id: 55, name: "A company" },
    attempt: 1,
    attemptsAtMost: 3,
  };
  const form = { causeRequired: ["dissatisfied"], questions: [{ key: "score", required: true }] };
  expect(await brief("42/brief")).toMatchObject({ callbacks: [{ ...call, ...form }] });
  expect(await brief("77/brief?agent=31")).toMatchObject({ callbacks: [], ownCallbacks: [call] });
  expect(await brief("77/brief?agent=32")).toMatchObject({ ownCallbacks: [] });
});

test("a person without an organization: ticket and task both have the call, to be made and recorded there", async () => {
  const ticket = await desk.aTicket(42, { organization_id: null });
  await desk.hears("10:00", desk.status(ticket, "solved", "10:00"));
  await desk.tasksHeard("10:01");
  const task = desk.task().id;
  const call = {
    id: "42:after_solution:1",
    taskTicketId: task,
    customer: null,
    questions: [{ key: "score" }],
  };
  for (const id of [42, task])
    expect(await (await briefOf(`${id}/brief`)).json()).toMatchObject({ callbacks: [call] });
});

test("a call's task that has no organization in Zendesk tells of the customer who is called", async () => {
  const fields = { first_purchase_on: "2026-11-23" };
  desk.zendesk.addOrganization(55, fields, "A company");
  await desk.arrive(
    organizationEvent("created", { id: 55, name: "A company", updated_at: "2026-11-23T09:00:00Z" }),
  );
  await desk.minute("09:31");
  await desk.minute("09:32");
  await desk.tasksHeard("09:33");
  expect(desk.task()).toMatchObject({ organization_id: null });
  expect(await (await briefOf(`${desk.task().id}/brief`)).json()).toMatchObject({
    customer: { id: 55, name: "A company" },
    callbacks: [{ rule: "welcome", taskTicketId: desk.task().id, customer: { id: 55, name: "A company" } }],
  });
});

test("a call whose task is nobody's any more is no agent's own", async () => {
  const ticket = await desk.aTicket(42);
  await desk.hears("10:00", desk.status(ticket, "solved", "10:00"));
  await desk.tasksHeard("10:01");
  const assignee = () => desk.rows("SELECT assignee_id AS id FROM callbacks");
  expect(await assignee()).toEqual([{ id: 31 }]);
  const task = Object.assign(desk.task(), { assignee_id: null, updated_at: "2026-11-23T10:05:00Z" });
  await desk.hears(
    "10:05",
    ticketEvent("agent_assignment_changed", { ...task }, { current: null, previous: "31" }),
  );
  expect(await assignee()).toEqual([{ id: null }]);
});

test("a ticket that was solved and reopened, and nobody told of the solving, has the call that is not needed", async () => {
  const ticket = await desk.aTicket(42, { status: "open" });
  await desk.sweep("10:00");
  desk.status(ticket, "solved", "10:10");
  desk.saved(ticket, "10:10", { status: "solved", previous_value: "open" });
  desk.saved(ticket, "10:12", { status: "open", previous_value: "solved" });
  await desk.hears("10:12", desk.status(ticket, "open", "10:12"));
  expect(await desk.callbacks()).toEqual([]);
  await desk.sweep("10:20");
  expect(await desk.rows("SELECT state, because, cause_at AS at FROM callbacks")).toEqual([
    { state: "skipped", because: "reopened", at: "2026-11-23T10:10:00Z" },
  ]);
  expect(created()).toEqual([]);
});
