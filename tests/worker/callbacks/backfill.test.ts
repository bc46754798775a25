import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ticketEvent } from "../support/events.ts";
import { emptyStore } from "../support/world.ts";
import { AFTER_SOLVING, CallDesk, secondOf } from "./callDesk.ts";

const SWEEP = "*/5 * * * *";

let desk: CallDesk;
beforeEach(async () => {
  await emptyStore();
  desk = new CallDesk();
  for (const id of [55, 56, 57]) desk.zendesk.addOrganization(id);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** The account's past as it is found on Monday the 23rd at 09:00. */
const solvedOn = (id: number, organization: number, updated_at: string) =>
  desk.zendesk.addTicket(id, {
    organization_id: organization,
    status: "solved",
    created_at: "2026-10-01T00:00:00Z",
    updated_at,
  });

test("calls that are still owed when we come are made, late ones too; what is past its use is skipped", async () => {
  solvedOn(42, 55, "2026-11-22T20:00:00Z");
  solvedOn(43, 56, "2026-11-19T10:00:00Z");
  solvedOn(44, 57, "2026-11-02T10:00:00Z");
  await desk.cron(SWEEP);
  await desk.drain();
  expect(await desk.rows("SELECT id, state, because, due_at AS due FROM callbacks ORDER BY id")).toEqual([
    { id: "42:after_solution:1", state: "open", because: null, due: "2026-11-23T20:00:00Z" },
    { id: "43:after_solution:1", state: "open", because: null, due: "2026-11-20T10:00:00Z" },
    { id: "44:after_solution:1", state: "skipped", because: "past_its_use", due: "2026-11-03T10:00:00Z" },
  ]);
  expect(desk.tasks()).toHaveLength(2);
  await desk.tasksHeard("09:01");
  desk.zendesk.forget();
  await desk.minute("09:02");
  expect(desk.tasks().flatMap(({ id }) => desk.changes(id))).toEqual([]);
});

test("such a call ends like any other when its ticket is opened again", async () => {
  const ticket = solvedOn(42, 55, "2026-11-22T20:00:00Z");
  await desk.cron(SWEEP);
  await desk.drain();
  await desk.tasksHeard("09:01");
  await desk.hears("09:05", desk.status(ticket, "open", "09:05"));
  expect(await desk.callbacks()).toMatchObject([{ state: "skipped", because: "reopened" }]);
  expect(desk.task().status).toBe("solved");
});

test("a rule that is added later calls about what was before it as about an account's past: nobody is blamed for being late", async () => {
  const later = new CallDesk(AFTER_SOLVING.replace("event: ticket_solved", "event: visit_signed"));
  await later.sweep("09:05");
  const ticket = await later.aTicket(30);
  await later.hears("09:10", later.status(ticket, "solved", "09:10"));
  later.zendesk.policy = `${AFTER_SOLVING}  - key: second
    title: { en: Second }
    purpose: { en: Second }
    trigger: { on: event, event: ticket_solved }
    within: 24h
    schedule: plain
    who: [caller]
    lead: lead
`;
  await later.sweep("27 09:00");
  await later.hears("27 09:30", later.status(ticket, "closed", "27 09:30"));
  expect((await later.callbacks()).map(({ id, state }) => `${id} ${state}`)).toEqual([
    "30:after_solution:1 open",
    "30:second:1 open",
  ]);
  await later.tasksHeard("27 09:31");
  later.zendesk.forget();
  await later.minute("27 09:32");
  expect(later.tasks().flatMap(({ id }) => later.changes(id))).toEqual([]);
});

test("a visit that was signed two days before we came is called about", async () => {
  const desk_ = new CallDesk(`
preset: it-services
roles:
  - { key: caller, title: { en: Caller }, resolve: [{ by: agent, email: caller@example.com }] }
callbacks:
  - { key: supervisory, tiers: [], who: [caller], lead: caller }
`);
  desk_.zendesk.addOrganization(55);
  const visit = desk_.zendesk.addTicket(30, {
    type: "task",
    status: "solved",
    organization_id: 55,
    external_id: "tierwise:visit:1",
    tags: ["visit_onsite", "visit_is_signed"],
    updated_at: "2026-11-21T03:00:00Z",
  });
  await desk_.cron(SWEEP);
  await desk_.drain();
  expect(await desk_.callbacks()).toMatchObject([{ id: "30:supervisory:1", state: "open" }]);
  const later = ticketEvent("tags_changed", { ...visit, updated_at: secondOf("09:10") });
  await desk_.hears("09:10", later);
  expect(await desk_.rows("SELECT cause_at AS at FROM callbacks")).toEqual([{ at: "2026-11-21T03:00:00Z" }]);
  expect(desk_.tasks()).toHaveLength(1);
});
