import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { PromiseDay } from "./support/promiseDay.ts";
import { emptyStore } from "./support/world.ts";

let day: PromiseDay;
beforeEach(async () => {
  await emptyStore();
  day = new PromiseDay();
  day.zendesk.policy = day.zendesk.policy.replace(
    "onBreach: [",
    "onBreach: [{ do: tag, tag: late }, { do: notify, role: lead }, ",
  );
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const first = async (): Promise<readonly string[]> =>
  (await day.deadlines())
    .filter(({ id }) => id.startsWith("first"))
    .map(({ id, at, state }) => `${id.split(":").at(-1) ?? ""} ${at} ${state}`);
const notes = (): readonly string[] =>
  day.asked().flatMap((change) => (change as { comment?: { body: string } }).comment?.body ?? []);

test("a reply in time that arrives after the breach takes it back: note, tags, ledger, once", async () => {
  await day.hears("10:00", day.created());
  const reply = day.reply("10:55");
  await day.minute("11:01");
  expect(day.asked().at(-1)).toMatchObject({ additional_tags: ["late", "notify_lead"] });
  await day.hears("11:10", reply);
  await day.hears("11:12", reply);
  await day.minute("11:15");
  expect(await first()).toEqual(["warning75 11-23T10:45 fired", "breach 11-23T11:00 withdrawn"]);
  expect(day.asked().at(-1)).toMatchObject({
    comment: {
      body: expect.stringContaining('The breach of "first reply" (2026-11-23 11:00 (UTC))'),
      public: false,
    },
    remove_tags: ["late", "notify_lead"],
  });
  expect(notes().filter((note) => note.includes("did not happen"))).toHaveLength(1);
  await day.minute("12:00");
  expect(
    await day.rows(
      "SELECT withdrawals, withdrawn_at IS NOT NULL AS at FROM deadlines WHERE state = 'withdrawn'",
    ),
  ).toEqual([{ withdrawals: 1, at: 1 }]);
});

test("a tag that another deadline asks for as well stays", async () => {
  day.zendesk.policy = day.zendesk.policy.replace("onWarning: [", "onWarning: [{ do: tag, tag: late }, ");
  await day.hears("10:00", day.created());
  const reply = day.reply("10:55");
  await day.minute("11:01");
  await day.hears("11:10", reply);
  expect(day.asked().at(-1)).toMatchObject({ remove_tags: ["notify_lead"] });
});

test("a breach that a late pause puts off is taken back and comes later, with its actions", async () => {
  await day.hears("10:00", day.created());
  const pending = day.status("pending", "10:50");
  const open = day.status("open", "11:20");
  await day.minute("11:01");
  await day.hears("11:21", open, pending);
  expect(await first()).toEqual([
    "warning75 11-23T10:45 fired",
    "breach 11-23T11:30 waiting",
    "escalation1 11-23T12:00 waiting",
  ]);
  await day.minute("11:31");
  await day.minute("11:32");
  expect(notes().filter((note) => note.includes("Too late"))).toHaveLength(2);
  expect(day.asked().at(-1)).toMatchObject({ additional_tags: ["late", "notify_lead"] });
  expect(await first()).toContain("breach 11-23T11:30 fired");
});

test("what was not sent yet is never sent, and nothing needs to be said", async () => {
  await day.hears("10:00", day.created());
  const reply = day.reply("10:40");
  day.zendesk.fail(/^PUT .*tickets/, 503, 50);
  await day.minute("11:01");
  day.zendesk.faults.length = 0;
  await day.hears("11:01", reply);
  day.zendesk.forget();
  await day.minute("11:40");
  expect(day.asked()).toEqual([]);
  expect(await first()).toEqual(["warning75 11-23T10:45 withdrawn", "breach 11-23T11:00 withdrawn"]);
});

test("an event from before a new policy takes nothing back that ran under the old one", async () => {
  await day.hears("10:00", day.created());
  const tagged = day.tagged("10:30", "x");
  await day.minute("11:01");
  day.zendesk.policy = day.zendesk.policy.replace("first_reply: 1h", "first_reply: 4h");
  day.itIs("11:05");
  await day.consume([{ kind: "policy_check" }]);
  await day.drain();
  await day.hears("11:10", tagged);
  expect(await first()).toContain("breach 11-23T11:00 fired");
  expect(notes().filter((note) => note.includes("did not happen"))).toEqual([]);
});
