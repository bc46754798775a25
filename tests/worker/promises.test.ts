import { createExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ticketsWithDue } from "../../worker/store/deadlines.ts";
import { fieldChange, organizationEvent, ticketEvent } from "./support/events.ts";
import { SPEND_FIELD_ID } from "./support/fakeZendesk.ts";
import { PromiseDay } from "./support/promiseDay.ts";
import { token } from "./support/token.ts";
import { emptyStore } from "./support/world.ts";

let day: PromiseDay;
beforeEach(async () => {
  await emptyStore();
  day = new PromiseDay();
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const WARNED = { comment: { body: "Answer soon", public: false } };
const MISSED = { comment: { body: "Too late", public: false }, priority: "high" };
const firstReply = (deadlines: readonly { id: string; at: string; state: string }[]): readonly string[] =>
  deadlines.filter(({ id }) => id.startsWith("first")).map(({ at, state }) => `${at} ${state}`);

/** The same opening hours, by another clock; the policy's first schedule is another still. */
const inKathmandu = (policy: string): string =>
  policy
    .replace(
      "schedules:\n",
      'schedules:\n  - { key: other, title: { en: Other }, zone: Asia/Tokyo, week: { mon: ["09:00-17:00"] } }\n',
    )
    .replace(
      /zone: UTC, week: .*$/m,
      'zone: Asia/Kathmandu, week: { mon: ["14:45-22:45"], tue: ["14:45-22:45"] } }',
    );

test("warning, breach and escalation each come in their minute, once, also when cron runs twice", async () => {
  await day.hears("10:00", day.created());
  expect(firstReply(await day.deadlines())).toEqual([
    "11-23T10:45 waiting",
    "11-23T11:00 waiting",
    "11-23T11:30 waiting",
  ]);
  await day.minute("10:44");
  expect(day.asked()).toEqual([]);
  await day.minute("10:45");
  await day.minute("10:45");
  expect(day.asked()).toEqual([WARNED]);
  // At the due instant it can still be met.
  await day.minute("11:00");
  expect(day.asked()).toEqual([WARNED]);
  await day.minute("11:01");
  await day.minute("11:02");
  expect(day.asked()).toEqual([WARNED, MISSED]);
  await day.minute("11:31");
  expect(day.asked().at(-1)).toMatchObject({
    id: 1,
    comment: { body: expect.stringContaining("Team lead"), public: false },
    additional_tags: ["notify_lead"],
    followers: [{ user_email: "lead@example.com", action: "put" }],
  });
  await day.minute("12:00");
  expect(day.asked()).toHaveLength(3);
});

test("a note names its instant by the clock of the promise's own schedule, with the zone", async () => {
  day.zendesk.policy = inKathmandu(day.zendesk.policy);
  await day.hears("10:00", day.created());
  await day.minute("11:31");
  expect(day.asked().at(-1)).toMatchObject({
    comment: { body: expect.stringContaining("at 2026-11-23 17:15 (Asia/Kathmandu, UTC+05:45).") },
  });
});

test("a cron that was away does all that has come in one write, and notes how late", async () => {
  await day.hears("10:00", day.created());
  await day.minute("13:00");
  expect(day.asked()).toHaveLength(1);
  expect(day.asked()[0]).toMatchObject({
    comment: { body: expect.stringMatching(/Answer soon[^]*Too late|Too late[^]*Answer soon/) },
    priority: "high",
    additional_tags: ["notify_lead"],
  });
  const late = (await day.deadlines()).filter(({ id }) => id.startsWith("first")).map((each) => each.late);
  expect(late).toEqual([8100, 7200, 5400]);
});

test("an answer in time ends the clock: nothing fires, and the one who answered owns the ticket", async () => {
  await day.hears("10:00", day.created());
  await day.hears("10:30", day.reply("10:30"));
  await day.minute("12:00");
  expect(day.asked()).toEqual([]);
  expect(firstReply(await day.deadlines())).toEqual([]);
  const brief: unknown = await (await briefOf(1)).json();
  expect(brief).toMatchObject({
    owner: { id: 3, since: "2026-11-23T10:30:00Z" },
    promises: [{ key: "resolution", state: "running", dueAt: "2026-11-24T10:00:00Z" }],
  });
});

test("an answer after its time is a breach all the same, though nobody looked in between", async () => {
  await day.hears("10:00", day.created());
  await day.hears("11:10", day.reply("11:10"));
  expect(day.asked()).toEqual([
    { comment: { body: expect.stringContaining("Too late"), public: false }, priority: "high" },
  ]);
  await day.minute("12:00");
  expect(day.asked()).toHaveLength(1);
});

test("open sidebars hear that a ticket's clocks have changed, once, though nothing is written", async () => {
  await day.hears("10:00", day.created());
  const told = (): readonly unknown[] =>
    day.zendesk.calls(/notify/).map(({ body }) => (body as { body: string }).body);
  const before = told().length;
  const pending = day.status("pending", "10:30");
  await day.hears("10:30", pending);
  await day.hears("10:31", pending);
  expect(told().slice(before)).toEqual(['{"tickets":[1],"organizations":[]}']);
});

test("internal notes answer nobody", async () => {
  await day.hears("10:00", day.created());
  await day.hears("10:30", day.comment("10:30", { id: "3", is_staff: true }, false));
  await day.minute("10:45");
  expect(day.asked()).toEqual([WARNED]);
});

test("while the ticket is pending nothing comes due; what is left runs on from there", async () => {
  await day.hears("10:00", day.created());
  await day.hears("10:30", day.status("pending", "10:30"));
  expect((await day.deadlines()).filter(({ state }) => state === "waiting")).toEqual([]);
  await day.minute("11:30");
  expect(day.asked()).toEqual([]);
  await day.hears("12:00", day.status("open", "12:00"));
  expect(firstReply(await day.deadlines())).toEqual([
    "11-23T12:15 waiting",
    "11-23T12:30 waiting",
    "11-23T13:00 waiting",
  ]);
});

test("a reopened ticket's resolution goes on with the time it had left, into the next day", async () => {
  await day.hears("10:00", day.created());
  await day.hears("10:30", day.reply("10:30"), day.status("solved", "10:30"));
  expect((await day.deadlines()).filter(({ state }) => state === "waiting")).toEqual([]);
  await day.hears("14:00", day.status("open", "14:00"));
  const breach = (await day.deadlines()).find(({ id }) => id.endsWith("breach"));
  // 30 of 480 minutes are used: 180 until closing, 270 on Tuesday from 09:00.
  expect(breach).toMatchObject({ at: "11-24T13:30", state: "waiting" });
});

test("doubled and reordered events leave the same deadlines as a clean run", async () => {
  const story = (): unknown[] => [
    day.created(),
    day.comment("10:00", { id: "501", is_staff: false }),
    day.status("open", "10:05"),
    day.status("pending", "10:20"),
    day.status("open", "10:40"),
    ticketEvent(
      "tags_changed",
      Object.assign(day.ticket, { tags: ["x"], updated_at: "2026-11-23T10:42:00Z" }),
    ),
  ];
  await day.hears("10:43", ...story());
  const clean = await day.deadlines();
  expect(clean).not.toEqual([]);
  for (const order of [
    [5, 4, 3, 2, 1, 0],
    [2, 0, 5, 0, 3, 1, 4, 2],
    [4, 1, 5, 3, 2, 0, 0],
  ]) {
    vi.restoreAllMocks();
    await emptyStore();
    day = new PromiseDay();
    const events = story();
    for (const index of order) await day.hears("10:43", events[index]);
    expect(await day.deadlines()).toEqual(clean);
  }
});

test("a lost status is put right by the sweep, clocks included", async () => {
  await day.hears("10:00", day.created());
  day.status("pending", "10:30");
  day.itIs("10:35");
  await day.cron("*/5 * * * *", new Date());
  expect((await day.deadlines()).filter(({ state }) => state === "waiting")).toEqual([]);
});

test("what was open long before we came fires nothing for the past", async () => {
  Object.assign(day.ticket, {
    status: "open",
    created_at: "2026-11-02T10:00:00Z",
    updated_at: "2026-11-03T10:00:00Z",
  });
  await day.cron("*/5 * * * *", new Date());
  await day.minute("10:05");
  await day.minute("16:00");
  expect(day.asked()).toEqual([]);
});

test("our own task tickets have no clocks", async () => {
  Object.assign(day.ticket, { external_id: "tierwise:visit:1", type: "task" });
  await day.hears("10:00", day.created());
  expect(await day.rows("SELECT * FROM ticket_moments")).toEqual([]);
  expect(await day.deadlines()).toEqual([]);
});

test("no text is kept, and a deleted agent's answer becomes nobody's", async () => {
  await day.hears("10:00", day.created());
  await day.hears("10:30", day.reply("10:30"));
  await day.consume([
    {
      kind: "delivery",
      id: "e",
      type: "user.deleted",
      at: "2026-11-23T10:40:00Z",
      receivedAt: "2026-11-23T10:40:00Z",
      invocationId: null,
      about: { kind: "user", id: 3 },
    },
  ]);
  const [row] = await day.rows<{ events: string }>("SELECT events FROM ticket_moments");
  expect(row?.events).toContain('"public_reply_by_agent"');
  expect(row?.events).not.toMatch(/:3\b|A text|A name/);
});

test("the minute's look reads the due rows, however many are stored", async () => {
  await env.DB.prepare(
    `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 50000)
     INSERT INTO deadlines (id, ticket_id, clock_id, kind, at, state)
     SELECT 'd' || i, i, 'c', 'breach', CASE WHEN i <= 100 THEN '2026-11-23T09:00:00Z' ELSE '2027-01-01T00:00:00Z' END,
       'waiting' FROM n`,
  ).run();
  const prepare = vi.spyOn(env.DB, "prepare");
  expect(await ticketsWithDue(env.DB, "2026-11-23T10:00:00Z", 1000)).toHaveLength(100);
  const statement = env.DB.prepare(String(prepare.mock.calls[0]?.[0])).bind("2026-11-23T10:00:00Z", 1000);
  const { meta } = await statement.all();
  expect(meta.rows_read).toBeLessThanOrEqual(400);
});

test("a new policy's shorter time counts what has run, and blames nobody for what was not promised then", async () => {
  await day.hears("10:00", day.created());
  day.zendesk.policy = day.zendesk.policy.replace("first_reply: 1h", "first_reply: 30m");
  day.itIs("10:40");
  await day.consume([{ kind: "policy_check" }]);
  await day.drain();
  await day.minute("10:41");
  await day.minute("16:00");
  expect(JSON.stringify(day.asked())).not.toContain("Too late");
  const brief: unknown = await (await briefOf(1)).json();
  expect(brief).toMatchObject({
    policy: { version: 2 },
    promises: expect.arrayContaining([expect.objectContaining({ key: "first_reply", bornLate: true })]),
  });
});

test("a fresh isolate counts what ran under an older policy by that policy, in the same round trip", async () => {
  await day.hears("10:00", day.created());
  // From now on the clock runs in the morning only: what ran until then ran by the old hours.
  day.zendesk.policy = day.zendesk.policy.replace(
    'mon: ["09:00-17:00"]',
    'mon: ["09:00-10:30", "12:00-17:00"]',
  );
  day.itIs("11:20");
  await day.consume([{ kind: "policy_check" }]);
  await day.drain();
  const answers: unknown[] = [];
  for (const isFresh of [false, true, true]) {
    if (isFresh) vi.resetModules();
    const { default: worker } = await import("../../worker/index.ts");
    const batch = vi.spyOn(env.DB, "batch");
    const response = await worker.fetch(await briefRequest(1), day.env, createExecutionContext());
    expect(batch).toHaveBeenCalledTimes(1);
    batch.mockRestore();
    const { promises }: { promises: { key: string }[] } = await response.json();
    answers.push(promises.find(({ key }) => key === "resolution"));
  }
  expect(answers[0]).toMatchObject({ ranSeconds: 80 * 60 });
  expect(answers[1]).toEqual(answers[0]);
  expect(answers[2]).toEqual(answers[0]);
});

test("a moved tier changes the promises of open tickets from the moment of its cause", async () => {
  day.zendesk.addOrganization(10, { yearly_it_spend: 1000 });
  Object.assign(day.ticket, { organization_id: 10 });
  await day.hears("10:00", day.created());
  const organization = day.zendesk.organizations.get(10);
  if (organization === undefined) throw new Error("no organization");
  Object.assign(organization.organization_fields, { yearly_it_spend: 300_000 });
  organization.updated_at = "2026-11-23T10:20:00Z";
  day.itIs("10:21");
  await day.arrive(
    organizationEvent("custom_field_changed", organization, fieldChange(SPEND_FIELD_ID, 300_000, 1000)),
  );
  const [row] = await day.rows<{ events: string }>("SELECT events FROM ticket_moments");
  expect(JSON.parse(row?.events ?? "[]")).toContainEqual(
    expect.objectContaining({ kind: "level", at: "2026-11-23T10:20:00Z", tier: "core" }),
  );
});

test("the door takes from a comment who answered and nothing that was said", async () => {
  await day.deliver(day.reply("10:30"));
  const [message] = day.queue.sent;
  expect(message?.body).toMatchObject({
    about: { happened: { kind: "public_comment", isByAgent: true, authorId: 3 } },
  });
  expect(JSON.stringify(message?.body)).not.toMatch(/A text|A name/);
});

test("a ticket that is deleted for good takes its history and deadlines with it", async () => {
  await day.hears("10:00", day.created());
  await day.hears("10:05", ticketEvent("permanently_deleted", { ...day.ticket }));
  expect(await day.rows("SELECT ticket_id FROM ticket_moments")).toEqual([]);
  expect(await day.deadlines()).toEqual([]);
});

const ARRIVES = `
    onArrival: { priority: normal, group: Counter, assign: lead }
`;

test("a new ticket nobody sent anywhere goes to the policy's group and person, in its one write", async () => {
  day.zendesk.policy += ARRIVES;
  Object.assign(day.ticket, { group_id: null });
  await day.hears("10:00", day.created());
  expect(day.zendesk.calls(/^PUT .*tickets/).map(({ body }) => body)).toEqual([
    { ticket: expect.objectContaining({ group_id: 801, assignee_email: "lead@example.com" }) },
  ]);
});

test("a ticket somebody has taken stays with them", async () => {
  day.zendesk.policy += ARRIVES;
  Object.assign(day.ticket, { assignee_id: 4 });
  await day.hears("10:00", day.created());
  const [write] = day.zendesk.calls(/^PUT .*tickets/);
  const onlyIfUntouched = { safe_update: true, updated_stamp: "2026-11-23T10:00:00Z" };
  expect(write?.body).toEqual({
    ticket: { custom_fields: expect.anything(), priority: "normal", ...onlyIfUntouched },
  });
});

async function briefOf(id: number): Promise<Response> {
  return day.fetch(await briefRequest(id));
}

async function briefRequest(id: number): Promise<Request> {
  const headers = { authorization: `Bearer ${await token()}` };
  return new Request(`https://tierwise.test/api/tickets/${id}/brief`, { headers });
}
