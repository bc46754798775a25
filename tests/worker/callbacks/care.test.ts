import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { lunarDates } from "../../../worker/callbacks/lunarDates.ts";
import { careLooked, carePlansDue, careSoon } from "../../../worker/store/carePlans.ts";
import { organizationEvent, ticketEvent } from "../support/events.ts";
import { emptyStore } from "../support/world.ts";
import { AFTER_SOLVING, CallDesk, instantOf } from "./callDesk.ts";

beforeEach(emptyStore);
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const MONTHLY = `
preset: it-services
schedules:
  - { key: plain, title: { en: Plain }, zone: UTC, week: { mon: &all ["08:00-18:00"], tue: *all, wed: *all, thu: *all, fri: *all } }
roles:
  - { key: caller, title: { en: Caller }, resolve: [{ by: agent, email: caller@example.com }] }
callbacks:
  - key: monthly
    title: { en: Monthly contact }
    purpose: { en: What has changed? }
    trigger: { on: every, period: month }
    within: 20wd
    schedule: plain
    who: [caller]
`;

test("the official calendar's dates, where Intl is a day off", () => {
  expect(lunarDates(new Date("2026-06-01"))).toMatchObject({
    "2026": { spring_festival: "2026-02-17", dragon_boat: "2026-06-19", mid_autumn: "2026-09-25" },
    "2027": { spring_festival: "2027-02-06" },
  });
});

test("a first purchase that becomes known makes a welcome call within the minute, once", async () => {
  const desk = new CallDesk();
  desk.zendesk.addOrganization(55, {}, "A company");
  await desk.arrive(
    organizationEvent("created", { id: 55, name: "A company", updated_at: "2026-11-23T09:00:00Z" }),
  );
  await desk.minute("09:30");
  expect(desk.tasks()).toEqual([]);
  Object.assign(desk.zendesk.organizations.get(55) ?? {}, {
    organization_fields: { first_purchase_on: "2026-11-23" },
    updated_at: "2026-11-23T10:00:00Z",
  });
  desk.itIs("10:00");
  await desk.cron("*/5 * * * *", instantOf("10:00"));
  await desk.drain();
  await desk.minute("10:01");
  await desk.minute("10:02");
  expect(desk.tasks()).toMatchObject([
    {
      external_id: "tierwise:callback:o55:welcome:first_purchase_2026-11-23",
      due_at: "2026-11-23T10:01:00Z",
      requester_id: 1,
    },
  ]);
});

test("a new customer who never asked for anything: nobody answered, so the next try is in the customer's own calling hours (E6)", async () => {
  const desk =
    new CallDesk(`${AFTER_SOLVING.replace("facts:\n", "facts:\n  - { key: time_zone, title: { en: Time zone }, kind: text }\n")}  - key: welcome
    title: { en: Welcome }
    purpose: { en: Welcome the customer }
    trigger: { on: event, event: first_purchase }
    within: 3wd
    schedule: plain
    who: [caller]
callingHours:
  week: { mon: &calls ["09:30-11:30", "14:00-17:30"], tue: *calls, wed: *calls, thu: *calls, fri: *calls }
  zone: { fact: time_zone }
`);
  const fields = { first_purchase_on: "2026-11-23", time_zone: "America/New_York" };
  desk.zendesk.addOrganization(55, fields, "A company");
  desk.itIs("09:00");
  await desk.arrive(
    organizationEvent("created", { id: 55, name: "A company", updated_at: "2026-11-23T09:00:00Z" }),
  );
  await desk.minute("09:01");
  await desk.minute("09:02");
  await desk.tasksHeard("09:03");
  const slot = () => desk.rows("SELECT slot_at AS at, attempts FROM callbacks");
  expect(await slot()).toEqual([{ at: "2026-11-23T14:30:00Z", attempts: 0 }]);
  await desk.hears("14:40", desk.result(desk.task(), "unreachable", "14:40"));
  // 14:00 in New York.
  expect(await slot()).toEqual([{ at: "2026-11-23T19:00:00Z", attempts: 1 }]);
});

test("a call that was overdue before Zendesk would take its task is told to the lead as soon as there is one, once", async () => {
  const desk = new CallDesk(`${AFTER_SOLVING}  - key: welcome
    title: { en: Welcome }
    purpose: { en: Welcome the customer }
    trigger: { on: event, event: first_purchase }
    within: 1h
    schedule: plain
    who: [caller]
    lead: lead
`);
  desk.zendesk.addOrganization(55, { first_purchase_on: "2026-11-23" }, "A company");
  desk.zendesk.fail(/POST .*tickets/, 503, 1000, null);
  await desk.arrive(
    organizationEvent("created", { id: 55, name: "A company", updated_at: "2026-11-23T09:00:00Z" }),
  );
  for (const time of ["10:00", "10:01", "14:00", "14:05"]) await desk.minute(time);
  expect(desk.tasks()).toEqual([]);
  desk.zendesk.faults.splice(0);
  for (const time of ["15:00", "15:30"]) await desk.minute(time);
  await desk.tasksHeard("15:31");
  for (const time of ["15:45", "15:50", "16:10"]) await desk.minute(time);
  expect(desk.changes(desk.task().id)).toEqual([
    {
      id: desk.task().id,
      comment: { body: expect.stringMatching(/^Team lead: .*was due/), public: false },
      additional_tags: ["notify_lead"],
      followers: [{ user_email: "lead@example.com", action: "put" }],
    },
  ]);
});

test("a customer who is gone is called no more: the call's task is closed with a word on why", async () => {
  const desk = new CallDesk();
  const organization = { id: 55, name: "A company", updated_at: "2026-11-23T10:00:00Z" };
  desk.zendesk.addOrganization(55, { first_purchase_on: "2026-11-23" }, "A company");
  desk.itIs("10:00");
  await desk.arrive(organizationEvent("created", organization));
  await desk.minute("10:01");
  await desk.minute("10:02");
  await desk.tasksHeard("10:03");
  expect(desk.tasks()).toMatchObject([{ status: "open" }]);
  desk.zendesk.organizations.delete(55);
  await desk.hears(
    "10:10",
    organizationEvent("deleted", { ...organization, updated_at: "2026-11-23T10:10:00Z" }),
  );
  expect(await desk.callbacks()).toEqual([]);
  expect(desk.tasks()).toMatchObject([{ status: "solved" }]);
  expect(desk.changes(desk.task().id)).toMatchObject([
    { comment: { body: expect.stringContaining("withdrawn") } },
  ]);
});

test("a complaint found in a call of care becomes a request of the customer, to be solved the same day (D11)", async () => {
  const desk = new CallDesk();
  desk.zendesk.policy = desk.zendesk.policy.replace(/who: \[caller\]\n$/, "who: [caller]\n    lead: lead\n");
  await desk.aTicket(41);
  await desk.minute("09:58");
  Object.assign(desk.zendesk.organizations.get(55) ?? {}, {
    organization_fields: { first_purchase_on: "2026-11-23" },
    updated_at: "2026-11-23T10:00:00Z",
  });
  await desk.sweep("10:00");
  await desk.minute("10:01");
  await desk.minute("10:02");
  await desk.tasksHeard("10:03");
  const bad = desk.result(desk.task(), "dissatisfied", "10:10", { cause: "Wrong goods", status: "solved" });
  await desk.hears("10:10", bad);
  await desk.minute("10:11");
  expect(desk.zendesk.calls(/^POST \/api\/v2\/tickets$/).at(-1)?.body).toMatchObject({
    ticket: {
      external_id: "tierwise:follow_up:o55:welcome:first_purchase_2026-11-23",
      subject: "Welcome: A company",
      comment: {
        body: expect.stringMatching(/^Team lead: .*dissatisfied.*solved by 2026-11-24 00:00 \(UTC\)\.$/),
        public: false,
      },
      requester_id: 501,
      organization_id: 55,
      assignee_id: 31,
      followers: [{ user_email: "lead@example.com", action: "put" }],
      tags: ["notify_lead", "callback_follow_up"],
    },
  });
  const request = desk.followUp();
  await desk.hears("10:12", ticketEvent("created", { ...request }));
  await desk.minute("24 00:00");
  expect(JSON.stringify(desk.changes(request.id))).toContain("is not");
});

/** Customers of the ledger who were looked at last on the first of the month. */
async function customers(desk: CallDesk, count: number): Promise<void> {
  const { DB } = desk.env;
  for (let id = 1; id <= count; id += 1) desk.zendesk.addOrganization(id, {}, `Customer ${id}`);
  const standing = JSON.stringify({ tier: "ordinary", since: "2026-01-01T00:00:00Z", lowerSince: null });
  await DB.prepare(
    `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?1)
     INSERT INTO customers (id, name, facts, tags, tier, standing, updated_at)
     SELECT i, 'Customer ' || i, '{}', '[]', 'ordinary', ?2, '2026-01-01T00:00:00Z' FROM n`,
  )
    .bind(count, standing)
    .run();
  await DB.prepare(
    "INSERT INTO care_plans (customer_id, next_at, looked_at) SELECT id, '2026-11-02T00:00:00Z', '2026-11-01T00:00:00Z' FROM customers",
  ).run();
}

test("after days of silence what was missed is made up for, spread over the days that follow; a second run adds nothing", async () => {
  const desk = new CallDesk(MONTHLY);
  await customers(desk, 60);
  await desk.minute("09:01");
  await desk.minute("09:02");
  const due = await desk.rows<{ day: string; n: number }>(
    "SELECT substr(slot_at, 1, 10) AS day, count(*) AS n FROM callbacks WHERE state = 'open' GROUP BY day ORDER BY day",
  );
  expect(due.length).toBeGreaterThanOrEqual(4);
  const made = due.reduce((sum, { n }) => sum + n, 0);
  expect(desk.tasks()).toHaveLength(made);
  await desk.env.DB.prepare("UPDATE care_plans SET next_at = '2026-11-23T09:00:00Z'").run();
  await desk.minute("09:03");
  expect(desk.tasks()).toHaveLength(made);
});

test("a birthday that becomes known too late for a call two days ahead has none, with the reason; one day later it has", async () => {
  const desk = new CallDesk(
    MONTHLY.replace(
      "schedules:",
      "facts:\n  - { key: born_on, title: { en: Born on }, kind: date }\nschedules:",
    ).replace(
      /trigger: .*\n {4}within: .*\n/,
      "trigger: { on: anniversary, field: born_on }\n    within: 5wd\n",
    ),
  );
  desk.itIs("18:30");
  for (const [id, born_on] of [
    [1, "2001-11-25"],
    [2, "2001-11-26"],
  ] as const) {
    desk.zendesk.addOrganization(id, { born_on }, `Customer ${id}`);
    const known = { id, name: `Customer ${id}`, updated_at: "2026-11-23T18:30:00Z" };
    await desk.arrive(organizationEvent("created", known));
  }
  await desk.minute("18:31");
  expect(await desk.rows("SELECT id, state, because, slot_at AS slot FROM callbacks ORDER BY id")).toEqual([
    { id: "o1:monthly:2026", state: "skipped", because: "past_its_use", slot: "2026-11-24T09:30:00Z" },
    { id: "o2:monthly:2026", state: "open", because: null, slot: "2026-11-24T09:30:00Z" },
  ]);
});

test("who no longer wants to be called: open calls end, later ones are skipped with the reason", async () => {
  const desk = new CallDesk(MONTHLY);
  await customers(desk, 5);
  await desk.minute("09:01");
  await desk.minute("09:02");
  const open = desk.tasks().length;
  expect(open).toBeGreaterThan(0);
  await desk.env.DB.prepare("UPDATE customers SET tags = '[\"no_callbacks_monthly\"]'").run();
  await desk.env.DB.prepare("UPDATE care_plans SET next_at = '2026-11-23T09:03:00Z'").run();
  await desk.minute("09:03");
  await desk.minute("09:04");
  expect(await desk.rows("SELECT DISTINCT state, because FROM callbacks")).toEqual([
    { state: "skipped", because: "opted_out" },
  ]);
  expect(desk.tasks().map(({ status }) => status)).toEqual(Array.from({ length: open }, () => "solved"));
});

test("what is learnt of a customer during a run is not in that run's look: the customer is looked at again", async () => {
  const desk = new CallDesk(MONTHLY);
  await customers(desk, 2);
  const { DB } = desk.env;
  const [now, learntAt] = ["2026-11-23T09:01:00.000Z", "2026-11-23T09:01:03.000Z"];
  const plans = await carePlansDue(DB, now, 500);
  await careSoon(DB, [1], learntAt).run();
  const looked = plans.map(({ customer, dueAt }) => ({ customerId: customer.id, dueAt, nextAt: null }));
  await DB.batch([...careLooked(DB, looked, now)]);
  expect(await desk.rows("SELECT customer_id AS id, next_at AS at FROM care_plans")).toEqual([
    { id: 1, at: learntAt },
    { id: 2, at: null },
  ]);
});

test("a run reads the customers that are due and nobody else", async () => {
  const desk = new CallDesk(MONTHLY);
  await customers(desk, 400);
  const { DB } = desk.env;
  await DB.prepare("UPDATE care_plans SET next_at = '2026-12-01T00:00:00Z' WHERE customer_id > 20").run();
  await desk.minute("09:01");
  expect(await desk.rows("SELECT count(*) AS n FROM callbacks WHERE organization_id > 20")).toEqual([
    { n: 0 },
  ]);
  expect(await desk.rows("SELECT count(DISTINCT looked_at) AS n FROM care_plans")).toEqual([{ n: 2 }]);
});
