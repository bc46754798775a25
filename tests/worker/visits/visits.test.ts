import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { readBriefRows } from "../../../worker/store/briefFacts.ts";
import { refreshSheets } from "../../../worker/store/visitSheets.ts";
import { organizationEvent, ticketEvent } from "../support/events.ts";
import { emptyStore } from "../support/world.ts";
import { AGENT, POLICY, sh, VisitDesk } from "./visitDesk.ts";

let desk: VisitDesk;
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: new Date(sh("02 08:00")) });
  await emptyStore();
  desk = new VisitDesk();
  await desk.open();
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const at = (text: string): void => {
  vi.setSystemTime(new Date(sh(text)));
};
const facts = async (id: number): Promise<Record<string, unknown>> => {
  const [row] = await desk.rows<{ facts: string }>("SELECT facts FROM visits WHERE id = ?", id);
  return JSON.parse(row?.facts ?? "{}");
};

test("a visit planned by hand, moved and made is counted once, with the event and the person behind it", async () => {
  await desk.plan(50, "02 09:00", { due_at: sh("20 12:00") });
  expect(desk.zendesk.levelOf(50)).toBeNull();
  await desk.move(50, "10 09:00", "24 12:00");
  await desk.stage(50, "24 10:00", "arrived");
  await desk.stage(50, "24 16:00", "done", ["visitresult_solved"]);
  await desk.change(50, "25 09:00", { status: "solved" }, "status_changed");
  expect(await desk.counts()).toEqual([
    {
      id: "50:1",
      org: 10,
      on: "2026-11-24",
      cause: expect.stringMatching(/^ticket\.tags_changed /),
      actor: 501,
      reversedBy: null,
    },
  ]);
  expect(await facts(50)).toMatchObject({
    plannedOn: "2026-11-24",
    doneOn: "2026-11-24",
    isUnplanned: false,
    result: "solved",
    engineerId: AGENT,
  });
});

test("only the first event of a visit asks Zendesk; stages, signatures and due dates come with theirs", async () => {
  await desk.plan(50, "02 09:00", { due_at: sh("20 12:00") });
  expect(desk.zendesk.calls(/GET .*tickets.show_many/)).toHaveLength(1);
  desk.zendesk.forget();
  await desk.move(50, "10 09:00", "24 12:00");
  await desk.stage(50, "24 16:00", "done");
  await desk.change(50, "24 17:00", {}, "attachment_linked_to_comment", { comment: { id: "1" } });
  expect(desk.zendesk.calls(/GET .*tickets/)).toEqual([]);
  expect(await facts(50)).toMatchObject({ isSigned: true });
  expect(await desk.rows("SELECT state FROM visits")).toEqual([{ state: "signed" }]);
});

test("a changed text field is read, for all visits of a batch at once", async () => {
  await desk.plan(50, "02 09:00");
  await desk.plan(51, "02 09:00");
  desk.zendesk.forget();
  const field = { custom_field: { id: "8" } };
  for (const id of [50, 51]) {
    const task = desk.task(id);
    task.updated_at = sh("03 09:00");
    await desk.deliver(ticketEvent("custom_field_changed", task, field));
  }
  await desk.drain();
  expect(desk.zendesk.calls(/GET .*show_many/).map(({ path }) => path)).toEqual([
    "/api/v2/tickets/show_many?ids=50,51",
  ]);
});

test("un-done, cancelled, exempt and deleted visits are taken back with their own cause; nothing is counted twice", async () => {
  for (const id of [50, 51, 52, 53]) {
    await desk.plan(id, "02 09:00");
    await desk.change(id, "24 16:00", { status: "solved" }, "status_changed");
  }
  await desk.change(50, "25 09:00", { status: "open" }, "status_changed");
  await desk.stage(51, "25 09:00", "cancelled");
  await desk.change(52, "25 09:00", { tags: ["visit_onsite", "visit_is_planned", "visit_exempt"] });
  await desk.change(53, "25 09:00", { status: "deleted" }, "soft_deleted");
  const counts = await desk.counts();
  expect(counts.map(({ id }) => id)).toEqual(["50:1", "51:1", "52:1", "53:1"]);
  expect(counts.every(({ reversedBy }) => String(reversedBy).startsWith("ticket."))).toBe(true);
  await desk.change(53, "26 09:00", { status: "solved" }, "undeleted");
  expect((await desk.counts()).filter(({ reversedBy }) => reversedBy === null)).toMatchObject([
    { id: "53:2" },
  ]);
});

test("a visit follows its ticket to another organization, also when the first one was merged away", async () => {
  desk.zendesk.addOrganization(20, {}, "Bigger");
  await desk.plan(50, "02 09:00");
  await desk.change(50, "24 16:00", { status: "solved" }, "status_changed");
  // Zendesk hands the merged organization's tickets over without an event of theirs.
  const gone = desk.zendesk.organizations.get(10);
  if (gone === undefined) throw new Error("no organization");
  desk.zendesk.organizations.delete(10);
  Object.assign(desk.task(50), { organization_id: 20, updated_at: sh("25 09:00") });
  await desk.arrive(organizationEvent("deleted", gone));
  expect(await desk.counts()).toMatchObject([
    { id: "50:1", org: 10, reversedBy: "read" },
    { id: "50:2", org: 20, on: "2026-11-24", reversedBy: null },
  ]);
  expect(await desk.rows("SELECT organization_id AS id FROM visit_sheets")).toEqual([{ id: 20 }]);
});

test("of two tasks for one visit that were merged into one, only that one counts", async () => {
  await desk.plan(50, "02 09:00", { due_at: sh("24 12:00") });
  await desk.plan(51, "02 09:05", { due_at: sh("24 12:00") });
  const tags = ["closed_by_merge", "visit_is_planned", "visit_onsite"];
  await desk.change(51, "03 09:00", { status: "closed", tags }, "merged", { target_ticket_id: "50" });
  await desk.stage(50, "24 16:00", "done");
  expect(await desk.counts()).toMatchObject([{ id: "50:1", reversedBy: null }]);
  expect(await desk.rows("SELECT id, state FROM visits ORDER BY id")).toEqual([
    { id: 50, state: "done" },
    { id: 51, state: "cancelled" },
  ]);
});

test("doubled, reordered and late events leave the same ledger as a clean run", async () => {
  await desk.plan(50, "02 09:00", { due_at: sh("20 12:00") });
  await desk.move(50, "10 09:00", "23 12:00");
  await desk.move(50, "23 18:00", "24 12:00");
  await desk.stage(50, "24 10:00", "arrived");
  await desk.stage(50, "24 16:00", "done");
  await desk.change(50, "25 09:00", { status: "solved" }, "status_changed");
  await desk.change(50, "25 10:00", { status: "open" }, "status_changed");
  await desk.change(50, "26 10:00", { status: "solved" }, "status_changed");
  const ledger = async (): Promise<unknown> => ({
    counts: await desk.counts(),
    visits: await desk.rows("SELECT id, organization_id, kind, state, on_date, facts FROM visits"),
    sheets: await desk.rows("SELECT organization_id, days FROM visit_sheets"),
  });
  const clean = await ledger();
  const [created, ...later] = desk.sent;
  for (const order of [later.toReversed(), [...later.slice(3), ...later.slice(0, 3)], [...later, ...later]]) {
    for (const table of [
      "visits",
      "visit_moments",
      "visit_counts",
      "visit_sheets",
      "deadlines",
      "deliveries",
    ]) {
      await desk.env.DB.prepare(`DELETE FROM ${table}`).run();
    }
    await desk.env.DB.prepare("DELETE FROM tickets WHERE id = 50").run();
    const again = [...order, created].map((event, index) => ({
      ...event,
      id: `again-${index}-${String(event?.["id"])}`,
    }));
    await desk.arrive(...again);
    const withIds = JSON.stringify(await ledger()).replaceAll(/again-\d+-/g, "");
    expect(JSON.parse(withIds)).toEqual(clean);
  }
});

test("a lost event is made up for by the next look, and counted as read", async () => {
  await desk.plan(50, "02 09:00");
  Object.assign(desk.task(50), { status: "solved", updated_at: sh("24 16:00") });
  await desk.consume([{ kind: "look", tickets: [50], organizations: [], judge: [], cause: "sweep" }]);
  expect(await desk.counts()).toMatchObject([{ id: "50:1", cause: "read", actor: null, reversedBy: null }]);
});

test("unconfirmed: the desk is told an hour before, once; a confirmed one is left alone (D4)", async () => {
  await desk.plan(50, "02 09:00", { due_at: sh("24 12:00") });
  await desk.plan(51, "02 09:00", { due_at: sh("24 12:00") });
  await desk.stage(51, "23 15:00", "confirmed");
  // Only the day is known, so the office's opening stands for the time.
  at("24 08:00");
  for (const minute of ["24 07:59", "24 08:00", "24 08:01", "24 08:02"]) await desk.minute(minute);
  expect(desk.tagsWritten(50)).toEqual(["visitneeds_confirmation"]);
  expect(desk.tagsWritten(51)).toEqual([]);
  expect(desk.written(50)[0]?.note).toContain("before the appointed time");
  expect(desk.written(50)[0]?.note).toMatch(/^Service supervisor \(Service supervisors\): /);
  expect(
    await desk.rows(
      "SELECT kind, late_seconds AS late FROM deadlines WHERE state = 'fired' AND clock_id LIKE 'visit:%'",
    ),
  ).toEqual([{ kind: "unconfirmed", late: 0 }]);
});

test("the desk is somebody else than whoever makes the visit (D4)", async () => {
  desk.zendesk.policy = `${POLICY.replace("visits:\n", "visits:\n  desk: service_engineer\n")}
roles:
  - { key: service_engineer, resolve: [{ by: assignee }, { by: agent, email: desk@example.com }] }
`;
  await desk.cron("*/5 * * * *");
  await desk.drain();
  await desk.plan(50, "02 09:00", { due_at: sh("24 12:00") });
  at("24 08:00");
  await desk.minute("24 08:00");
  expect(desk.written(50)[0]?.followers).toEqual([{ user_email: "desk@example.com", action: "put" }]);
});

test("moved by hand after it was confirmed, it has to be confirmed anew: the desk is told before the new time (D4)", async () => {
  await desk.plan(50, "02 09:00", { due_at: sh("24 12:00") });
  await desk.stage(50, "19 15:00", "confirmed");
  await desk.move(50, "20 15:00", "25 12:00");
  expect(await facts(50)).toMatchObject({ stage: "planned", plannedOn: "2026-11-25" });
  at("25 08:00");
  await desk.minute("25 08:00");
  expect(desk.tagsWritten(50)).toEqual(["visitneeds_confirmation"]);
});

test("no record by closing time is chased the same day (A6); a day gone by silently is kept against the visit (D4)", async () => {
  await desk.plan(50, "02 09:00", { due_at: sh("24 12:00") });
  await desk.stage(50, "23 15:00", "confirmed");
  at("24 17:00");
  await desk.minute("24 17:00");
  expect(desk.tagsWritten(50)).toEqual(["visitneeds_record"]);
  at("25 00:05");
  await desk.minute("25 00:05");
  expect(desk.tagsWritten(50)).toEqual(["visitneeds_record", "visitneeds_new_date"]);
  expect(await facts(50)).toMatchObject({ silentMisses: 1 });
  expect(await desk.rows("SELECT late_seconds AS late FROM deadlines WHERE kind = 'missed'")).toEqual([
    { late: 300 },
  ]);
});

test("next morning a result is asked for, and what was not solved is planned again the working day after, once (D3)", async () => {
  await desk.plan(50, "02 09:00", { due_at: sh("27 12:00") });
  await desk.plan(51, "02 09:00", { due_at: sh("27 12:00") });
  await desk.change(50, "27 15:00", { status: "solved" }, "status_changed");
  await desk.stage(51, "27 15:00", "done", ["visitresult_unsolved"]);
  at("30 09:00");
  for (const minute of ["30 08:59", "30 09:00", "30 09:01"]) await desk.minute(minute);
  expect(desk.tagsWritten(50)).toContain("visitneeds_result");
  const made = desk.zendesk
    .calls(/POST \/api\/v2\/tickets$/)
    .map(({ body }) => (body as { ticket: object }).ticket);
  expect(made).toMatchObject([
    {
      type: "task",
      external_id: `tierwise:visit:again:51:${Date.parse(sh("30 09:00")) / 1000}`,
      due_at: "2026-12-01T01:00:00Z",
      assignee_id: AGENT,
      organization_id: 10,
      tags: ["visit_is_planned", "visit_onsite"],
    },
  ]);
});

describe("where it is said only later that a visit solved nothing (D3)", () => {
  const again = () =>
    desk.zendesk
      .calls(/POST \/api\/v2\/tickets$/)
      .map(({ body }) => (body as { ticket: { due_at: string } }).ticket.due_at);
  const answered = async (day: string): Promise<void> => {
    at(`${day} 10:00`);
    await desk.change(50, `${day} 10:00`, { tags: [...desk.task(50).tags, "visitresult_unsolved"] });
    for (const minute of [`${day} 10:01`, `${day} 10:02`]) await desk.minute(minute);
  };
  beforeEach(async () => {
    await desk.plan(50, "02 09:00", { due_at: sh("24 12:00") });
    await desk.stage(50, "24 15:00", "done");
    at("25 09:00");
    await desk.minute("25 09:00");
    expect(desk.tagsWritten(50)).toContain("visitneeds_result");
  });

  test("it is planned again for the working day after that, never for one gone by", async () => {
    await answered("26");
    expect(again()).toEqual([sh("27 09:00")]);
  });

  test("also when the answer took days", async () => {
    await answered("30");
    expect(again()).toEqual(["2026-12-01T01:00:00Z"]);
  });

  test("a visit that somebody planned until then stands for the next one", async () => {
    await desk.plan(60, "25 16:00", { due_at: sh("30 15:00") });
    await answered("26");
    expect(again()).toEqual([]);
    expect(desk.tagsWritten(50)).toContain("visitneeds_next_visit");
  });
});

describe("a visit that was not solved, and somebody planned the next one by hand in between (D3)", () => {
  const again = () => desk.zendesk.calls(/POST \/api\/v2\/tickets$/);
  const notes = () => desk.written(51).flatMap(({ note }) => note ?? []);
  beforeEach(async () => {
    await desk.plan(51, "02 09:00", { due_at: sh("27 12:00") });
    await desk.plan(59, "27 14:00", { due_at: sh("30 12:00") });
    await desk.stage(51, "27 15:00", "done", ["visitresult_unsolved"]);
  });
  const morning = async (): Promise<void> => {
    at("30 09:00");
    for (const minute of ["30 08:59", "30 09:00", "30 09:01"]) await desk.minute(minute);
  };

  test("is not planned a second time, and its note says which visit stands for it", async () => {
    for (const id of [60, 61]) await desk.plan(id, "27 16:00", { due_at: sh("30 15:00") });
    await morning();
    expect(again()).toEqual([]);
    expect(notes()).toEqual([expect.stringContaining("#60 ")]);
    expect(desk.tagsWritten(51)).toEqual(["visitneeds_next_visit"]);
  });

  test("is planned again where that one was called off, is another customer's, or was planned before", async () => {
    await desk.plan(60, "27 16:00", { due_at: sh("30 15:00") });
    await desk.stage(60, "27 17:00", "cancelled");
    desk.zendesk.addOrganization(11, {}, "Bolt");
    await desk.plan(61, "27 16:00", { due_at: sh("30 15:00"), organization_id: 11 });
    await morning();
    expect(again()).toHaveLength(1);
    expect(notes()).toEqual([expect.stringContaining("planned again")]);
  });
});

test("an engineer whom the customer refuses is told to the desk, and gets no next visit (D7)", async () => {
  const organization = desk.zendesk.organizations.get(10);
  if (organization === undefined) throw new Error("no organization");
  const tag = `refuses_engineer_${AGENT}`;
  Object.assign(organization, { tags: [tag], updated_at: sh("02 09:00") });
  await desk.arrive(
    organizationEvent("tags_changed", organization, {
      added: { tags: [`refuses_engineer_${AGENT}`] },
      removed: { tags: [] },
    }),
  );
  await desk.plan(50, "03 09:00", { due_at: sh("27 12:00") });
  await desk.stage(50, "04 09:00", "confirmed");
  expect(desk.tagsWritten(50)).toEqual(["visitneeds_engineer"]);
});

test("the account's past, read for the first time, counts but tells nobody anything", async () => {
  desk.zendesk.addTicket(50, {
    organization_id: 10,
    type: "task",
    tags: ["visit_onsite", "visit_is_done"],
    due_at: sh("01 12:00"),
    created_at: sh("01 09:00"),
    updated_at: sh("01 16:00"),
  });
  await desk.cron("*/5 * * * *", new Date(sh("02 09:00")));
  await desk.drain();
  expect(await desk.counts()).toMatchObject([{ id: "50:1", on: "2026-11-01", cause: "read" }]);
  expect(desk.written(50)).toEqual([]);
});

test("the card tells what is owed, the pace, the next date and the visits, in one row", async () => {
  await desk.plan(50, "02 09:00", { due_at: sh("10 12:00") });
  await desk.stage(50, "10 16:00", "done");
  await desk.plan(51, "11 09:00", { due_at: sh("27 12:00") });
  const { visits, spells } = await readBriefRows(desk.env.DB, 1, null, [], new Date(sh("20 09:00")));
  expect(visits.days).toEqual([
    { on: "2026-11-10", kind: "onsite", state: "done", times: 1 },
    { on: "2026-11-27", kind: "onsite", state: "planned", times: 1 },
  ]);
  expect(visits.latest.map(({ id }) => id)).toEqual([51, 50]);
  expect(spells.map(({ tier }) => tier)).toEqual(["vip", "vip"]);
});

test("the card knows the visits that decide how the last period ended: also those of the one before, which it carried over", async () => {
  const { DB } = desk.env;
  const dates = ["2024-01-02", "2024-03-04", "2024-05-06", "2024-07-08", "2025-01-02"];
  await DB.batch([
    ...dates.map((on, place) =>
      DB.prepare(
        `INSERT INTO visit_counts (id, visit_id, organization_id, kind, on_date, cause, at)
         VALUES (?1 || ':1', ?1, 10, 'onsite', ?2, 'test', ?2 || 'T09:00:00Z')`,
      ).bind(1000 + place, on),
    ),
    ...refreshSheets(DB, [10], new Date("2026-12-31T09:00:00Z")),
  ]);
  const { visits } = await readBriefRows(DB, 1, null, [], new Date("2026-12-31T09:00:00Z"));
  expect(visits.days.map(({ on }) => on)).toEqual(dates);
});

test("a planned visit that does not count takes up no place of the quota", async () => {
  await desk.plan(50, "02 09:00", { due_at: sh("10 12:00") });
  await desk.plan(51, "02 09:00", {
    due_at: sh("11 12:00"),
    tags: ["visit_exempt", "visit_is_planned", "visit_onsite"],
  });
  const { visits } = await readBriefRows(desk.env.DB, 1, null, [], new Date(sh("03 09:00")));
  expect(visits.days).toEqual([{ on: "2026-11-10", kind: "onsite", state: "planned", times: 1 }]);
  expect(visits.latest.map(({ id }) => id)).toEqual([51, 50]);
});

test("the card has the visits that come next and those made last, however many are planned ahead (F4)", async () => {
  const { DB } = desk.env;
  await DB.batch([
    DB.prepare(
      `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 60)
       INSERT INTO visits (id, organization_id, kind, state, on_date, facts, updated_at)
       SELECT 1000 + i, 10, 'onsite', iif(i <= 30, 'done', 'planned'), date('2026-10-03', '+' || i || ' days'),
         json_object('id', 1000 + i, 'stage', iif(i <= 30, 'done', 'planned'), 'engineerId', NULL),
         '2026-10-01T00:00:00Z' FROM n`,
    ),
    ...refreshSheets(DB, [10], new Date(sh("02 09:00"))),
  ]);
  const { visits, callbacks } = await readBriefRows(DB, 1, null, [], new Date(sh("02 09:00")));
  const ids = visits.latest.map(({ id }) => id);
  expect(ids).toEqual(Array.from({ length: 20 }, (_, place) => 1040 - place));
  // Calls are asked for about visits that were made.
  expect(callbacks.about?.asked.filter((id) => id !== 1).toSorted()).toEqual([1026, 1027, 1028, 1029, 1030]);
});

test("a person who is erased is nobody's engineer any more, and a ticket deleted for good leaves nothing", async () => {
  await desk.plan(50, "02 09:00");
  await desk.stage(50, "10 16:00", "done");
  await desk.arrive({
    account_id: 22129848,
    id: "00000000-0000-4000-9000-000000000001",
    subject: `zen:user:${AGENT}`,
    time: sh("11 09:00"),
    type: "zen:event-type:user.deleted",
    zendesk_event_version: "2022-11-06",
    detail: { id: String(AGENT) },
    event: {},
  });
  for (const table of ["visits", "visit_moments", "visit_counts", "visit_sheets"]) {
    const [row] = await desk.rows(`SELECT * FROM ${table}`);
    expect(JSON.stringify(row)).not.toMatch(/ngineer[^,]*:\s*21/);
  }
  await desk.change(50, "12 09:00", { status: "deleted" }, "permanently_deleted");
  for (const table of ["visits", "visit_moments", "visit_counts", "visit_sheets"]) {
    expect(await desk.rows(`SELECT * FROM ${table}`), table).toEqual([]);
  }
});

test("after a thousand visits the card still costs at most 50 rows (I4)", async () => {
  const { DB } = desk.env;
  const numbered = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000)";
  await DB.batch([
    DB.prepare(
      `${numbered} INSERT INTO visits (id, organization_id, kind, state, on_date, engineer_id, facts, updated_at)
       SELECT 1000 + i, 10, 'onsite', 'signed', date('2026-11-02', '-' || (i % 300) || ' days'), i % 30,
         json_object('id', 1000 + i, 'stage', 'signed', 'engineerId', i % 30, 'plannedOn', NULL, 'doneOn', '2026-10-01'),
         '2026-10-01T00:00:00Z' FROM n`,
    ),
    DB.prepare(
      `${numbered} INSERT INTO visit_counts (id, visit_id, organization_id, kind, on_date, cause, at)
       SELECT (1000 + i) || ':1', 1000 + i, 10, 'onsite', date('2026-11-02', '-' || (i % 300) || ' days'), 'test',
         '2026-10-01T00:00:00Z' FROM n`,
    ),
    DB.prepare(
      `${numbered} INSERT INTO people (id, name, is_active, fields, read_at)
       SELECT i, 'Agent ' || i, 1, '{}', '2026-11-02T00:00:00Z' FROM n WHERE i < 30`,
    ),
    ...refreshSheets(DB, [10], new Date(sh("02 09:00"))),
  ]);
  const { visits, agentNames, rowsRead } = await readBriefRows(DB, 1, null, [], new Date(sh("02 09:00")));
  expect(visits.days.reduce((sum, { times = 1 }) => sum + times, 0)).toBe(1000);
  expect([visits.latest.length, agentNames.size > 0]).toEqual([20, true]);
  expect(rowsRead).toBeLessThanOrEqual(50);
});

test("a visit that can't be read while its customer's tier moves is not taken to be as the ledger has it", async () => {
  const organization = desk.zendesk.addOrganization(11, {}, "Umbrella");
  const task = await desk.plan(50, "02 09:00", { organization_id: 11 });
  Object.assign(task, {
    status: "solved",
    tags: ["visit_onsite", "visit_is_done"],
    updated_at: sh("03 10:00"),
  });
  Object.assign(organization, {
    organization_fields: { yearly_it_spend: 900_000, influence: 5 },
    updated_at: sh("03 10:00"),
  });
  desk.zendesk.now = sh("03 10:01");
  desk.zendesk.fail(/tickets\/show_many/, 429);
  await desk.deliver(ticketEvent("custom_field_changed", { ...task, tags: [...task.tags] }));
  const bodies = desk.queue.sent.splice(0).map(({ body }) => body);
  const look = { kind: "look", tickets: [], organizations: [11], judge: [], cause: "test" };
  await desk.consume([...bodies, look]);
  expect(await desk.rows("SELECT tier FROM customers WHERE id = 11")).toEqual([{ tier: "vip" }]);
  const [{ events } = { events: "[]" }] = await desk.rows<{ events: string }>(
    "SELECT events FROM visit_moments WHERE visit_id = 50",
  );
  const states = (JSON.parse(events) as { kind: string; stage: string; at: string }[]).filter(
    ({ kind, stage, at }) => kind === "state" && stage === "planned" && at >= sh("03 10:00"),
  );
  expect(states).toEqual([]);
});
