import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ticketEvent } from "../support/events.ts";
import { emptyStore } from "../support/world.ts";
import { CallDesk, secondOf } from "./callDesk.ts";

beforeEach(emptyStore);
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** Work is asked about once a day; open round the clock, calls on weekdays in the morning and in the afternoon. */
const policyAsking = (trigger: string) => `
preset: it-services
schedules:
  - key: plain
    title: { en: Plain }
    zone: UTC
    week: { mon: &all ["00:00-24:00"], tue: *all, wed: *all, thu: *all, fri: *all, sat: *all, sun: *all }
roles:
  - { key: caller, title: { en: Caller }, resolve: [{ by: agent, email: caller@example.com }] }
callbacks:
  - { key: progress, title: { en: B }, purpose: { en: On plan? }, trigger: ${trigger}, within: 4h, schedule: plain, who: [caller] }
  - { key: supervisory, trigger: { on: event, event: ticket_solved }, tiers: [vip] }
`;
const DAILY = policyAsking("{ on: event, event: visit_progress, every: 1d }");

/** A visit of a customer, and what people do on it; the work begins on Monday the 23rd. */
async function aSite({ policy = DAILY, organizationId = 55 as number | null } = {}) {
  const desk = new CallDesk(policy);
  const visit = await desk.aTicket(30, {
    type: "task",
    external_id: "tierwise:visit:1",
    tags: ["visit_onsite"],
    organization_id: organizationId,
  });
  const changed = (): unknown => ticketEvent("tags_changed", { ...visit, tags: [...visit.tags] });
  return {
    desk,
    /** What the save was like, for the webhook. */
    is: (stage: string, time: string, status = "open"): unknown => {
      const tags = ["visit_onsite", `visit_is_${stage}`];
      Object.assign(visit, { tags, status, updated_at: secondOf(time) });
      return changed();
    },
    /** The same, of which no webhook tells. */
    saved: (stage: string, time: string, status = "open"): void => {
      const before = { tags: [...visit.tags], status: visit.status };
      const tags = ["visit_onsite", `visit_is_${stage}`];
      Object.assign(visit, { tags, status, updated_at: secondOf(time) });
      desk.saved(visit, time, { tags, previous_value: before.tags });
      if (status !== before.status) desk.saved(visit, time, { status, previous_value: before.status });
    },
    /** Whoever has the newest task reaches the customer. */
    called: async (time: string): Promise<void> => {
      const task = desk.task(desk.tasks().length - 1);
      await desk.tasksHeard(time);
      await desk.hears(time, desk.result(task, "satisfied", time, { status: "solved" }));
    },
    causes: async () =>
      (await desk.rows("SELECT id, cause_at AS at FROM callbacks ORDER BY id")).map(
        ({ id, at }) => `${String(id)} ${String(at).slice(8, 16).replace("T", " ")}`,
      ),
    stands: async () =>
      (await desk.callbacks()).map(({ id, state, because }) => `${id} ${state} ${because ?? ""}`.trim()),
    lookedAtNext: async () =>
      (await desk.rows("SELECT at FROM deadlines WHERE kind = 'work_call' AND state = 'waiting'")).map(
        ({ at }) => at,
      ),
  };
}

test("the customer is called again for each day that the work goes on, until it is done", async () => {
  const site = await aSite();
  const { desk } = site;
  await desk.hears("10:00", site.is("in_progress", "10:00"));
  await site.called("11:00");
  await desk.minute("24 09:59");
  expect(await site.stands()).toEqual(["30:progress:1 finished"]);
  await desk.minute("24 10:00");
  expect(await site.stands()).toEqual(["30:progress:1 finished", "30:progress:1.2 open"]);
  expect(desk.tasks()).toHaveLength(2);
  await site.called("24 15:00");
  await desk.minute("25 10:00");
  expect(await site.causes()).toEqual([
    "30:progress:1 23 10:00",
    "30:progress:1.2 24 10:00",
    "30:progress:1.3 25 10:00",
  ]);
  await desk.hears("25 16:00", site.is("done", "25 16:00", "solved"));
  expect(await site.lookedAtNext()).toEqual([]);
  await desk.minute("26 10:00");
  expect(await site.stands()).toEqual([
    "30:progress:1 finished",
    "30:progress:1.2 finished",
    "30:progress:1.3 open",
  ]);
  expect(desk.tasks().map(({ external_id: id }) => id)).toEqual([
    "tierwise:callback:30:progress:1",
    "tierwise:callback:30:progress:1.2",
    "tierwise:callback:30:progress:1.3",
  ]);
});

test("while nobody calls, what comes is added to the open call: no second task", async () => {
  const site = await aSite();
  await site.desk.hears("10:00", site.is("in_progress", "10:00"));
  await site.desk.minute("24 10:00");
  await site.desk.minute("25 10:00");
  expect(await site.stands()).toEqual([
    "30:progress:1 open",
    "30:progress:1.2 attached 30:progress:1",
    "30:progress:1.3 attached 30:progress:1",
  ]);
  expect(site.desk.tasks()).toHaveLength(1);
  // The call covers what came until then; the next day is a new one.
  await site.called("25 15:00");
  await site.desk.minute("26 10:00");
  expect((await site.stands()).at(-1)).toBe("30:progress:1.4 open");
  expect(site.desk.tasks()).toHaveLength(2);
});

test.each([55, null])(
  "after days of silence there is one open call, and the others with it (customer %s)",
  async (organizationId) => {
    const site = await aSite({ organizationId });
    await site.desk.hears("10:00", site.is("in_progress", "10:00"));
    await site.called("11:00");
    await site.desk.minute("27 12:00");
    expect(await site.stands()).toEqual([
      "30:progress:1 finished",
      "30:progress:1.2 open",
      "30:progress:1.3 attached 30:progress:1.2",
      "30:progress:1.4 attached 30:progress:1.2",
      "30:progress:1.5 attached 30:progress:1.2",
    ]);
    expect(site.desk.tasks()).toHaveLength(2);
    expect(await site.lookedAtNext()).toEqual([secondOf("28 10:00")]);
    await site.called("27 15:00");
    await site.desk.minute("28 10:00");
    expect((await site.stands()).at(-1)).toBe("30:progress:1.6 open");
    expect(site.desk.tasks()).toHaveLength(3);
  },
);

test("late news that the work was over takes back the call about it, and gives it back where it went on after all", async () => {
  const site = await aSite();
  const { desk } = site;
  await desk.hears("10:00", site.is("in_progress", "10:00"));
  await site.called("11:00");
  await desk.minute("24 10:00");
  await site.called("24 15:00");
  await desk.minute("25 10:00");
  await desk.tasksHeard("25 10:01");
  const task = desk.task(2);
  await desk.hears("25 12:00", site.is("done", "24 18:00"));
  await desk.minute("25 12:01");
  expect(await site.stands()).toEqual([
    "30:progress:1 finished",
    "30:progress:1.2 finished",
    "30:progress:1.3 skipped work_over",
  ]);
  expect(task.status).toBe("solved");
  expect(JSON.stringify(desk.changes(task.id))).toContain("the work was over by then");
  expect(await site.lookedAtNext()).toEqual([]);
  await desk.hears("25 13:00", site.is("in_progress", "24 20:00"));
  await desk.minute("25 13:01");
  expect((await site.stands()).at(-1)).toBe("30:progress:1.3 open");
  expect(task.status).toBe("open");
  expect(desk.tasks()).toHaveLength(3);
  expect(await site.lookedAtNext()).toEqual([secondOf("26 10:00")]);
});

test("news that is doubled and comes in any order leads to the same calls", async () => {
  const expected = [
    "30:progress:1 open",
    "30:progress:1.2 attached 30:progress:1",
    "30:progress:1.3 attached 30:progress:1",
  ];
  for (const order of [
    [0, 1, 2],
    [2, 1, 0, 2],
    [1, 2, 1, 0, 0],
  ]) {
    await emptyStore();
    const site = await aSite();
    const events = [
      site.is("arrived", "09:30"),
      site.is("in_progress", "10:00"),
      site.is("done", "25 12:00", "solved"),
    ];
    for (const place of order) await site.desk.hears("26 12:00", events[place]);
    await site.desk.minute("26 12:01");
    // What was wanted before the end of the work was heard, and is not (decision 015).
    const needed = (await site.stands()).filter((line) => !line.endsWith("skipped work_over"));
    expect(needed).toEqual(expected);
    expect((await site.causes()).slice(0, needed.length)).toEqual([
      "30:progress:1 23 10:00",
      "30:progress:1.2 24 10:00",
      "30:progress:1.3 25 10:00",
    ]);
    expect(site.desk.tasks()).toHaveLength(1);
    expect(await site.lookedAtNext()).toEqual([]);
  }
});

test("a beginning that turns out to have been earlier moves the calls that were not tried yet", async () => {
  const site = await aSite();
  const [earlier, later] = [site.is("in_progress", "09:40"), site.is("in_progress", "10:00")];
  await site.desk.hears("10:00", later);
  await site.desk.minute("24 10:00");
  await site.desk.hears("24 12:00", earlier);
  expect(await site.causes()).toEqual(["30:progress:1 23 09:40", "30:progress:1.2 24 09:40"]);
  expect(await site.lookedAtNext()).toEqual([secondOf("25 09:40")]);
});

test("what only the sweep finds counts from its own time", async () => {
  const site = await aSite();
  const { desk } = site;
  await desk.sweep("09:30");
  site.saved("in_progress", "10:00");
  await desk.sweep("10:10");
  expect(await site.stands()).toEqual(["30:progress:1 open"]);
  await desk.minute("24 10:00");
  site.saved("done", "24 11:00", "solved");
  await desk.sweep("24 12:00");
  await desk.minute("25 10:00");
  expect(await site.causes()).toEqual(["30:progress:1 23 10:00", "30:progress:1.2 24 10:00"]);
  expect(await site.lookedAtNext()).toEqual([]);
});

test("the whole of it, found by the sweep after days", async () => {
  const site = await aSite();
  await site.desk.sweep("09:30");
  await site.desk.sweep("09:40");
  site.saved("in_progress", "10:00");
  site.saved("done", "25 09:00", "solved");
  await site.desk.sweep("26 12:00");
  expect(await site.causes()).toEqual(["30:progress:1 23 10:00", "30:progress:1.2 24 10:00"]);
  expect(site.desk.tasks()).toHaveLength(1);
});

test("a rule that does not ask again calls once, and nothing waits for the visit", async () => {
  const site = await aSite({ policy: policyAsking("{ on: event, event: visit_progress }") });
  await site.desk.hears("10:00", site.is("in_progress", "10:00"));
  await site.desk.minute("25 10:00");
  expect(await site.stands()).toEqual(["30:progress:1 open"]);
  expect(await site.desk.rows("SELECT id FROM deadlines WHERE ticket_id = 30")).toEqual([]);
});

test("a policy that stops asking again leaves nothing to wait for", async () => {
  const site = await aSite();
  await site.desk.hears("10:00", site.is("in_progress", "10:00"));
  expect(await site.lookedAtNext()).toEqual([secondOf("24 10:00")]);
  site.desk.zendesk.policy = policyAsking("{ on: event, event: visit_progress }");
  await site.desk.sweep("12:00");
  await site.desk.minute("24 10:00");
  expect(await site.lookedAtNext()).toEqual([]);
  expect(await site.stands()).toEqual(["30:progress:1 open"]);
});
