import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ticketEvent } from "../support/events.ts";
import { emptyStore } from "../support/world.ts";
import { sh, VisitDesk } from "./visitDesk.ts";

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

const minute = async (at: string): Promise<void> => {
  vi.setSystemTime(new Date(sh(at)));
  await desk.minute(at);
};
const deadlines = async (): Promise<readonly string[]> =>
  (
    await desk.rows<{ kind: string; state: string }>(
      "SELECT kind, state FROM deadlines WHERE clock_id LIKE 'visit:%' ORDER BY at, kind",
    )
  ).map(({ kind, state }) => `${kind} ${state}`);
const needs = (id: number): readonly string[] =>
  desk.task(id).tags.filter((tag) => tag.startsWith("visitneeds_"));
const notes = (id: number): readonly string[] => desk.written(id).flatMap(({ note }) => note ?? []);

/** A change whose event comes late: nobody sees it before. */
function heardLater(at: string, changes: object, type: string, event: unknown = {}) {
  const changed = { ...changes, updated_at: sh(at) };
  const said = ticketEvent(type, { ...desk.task(50), ...changed }, event);
  return async (): Promise<void> => {
    const { tags } = desk.task(50);
    const needed = tags.filter((tag) => tag.startsWith("visitneeds_"));
    Object.assign(desk.task(50), changed);
    desk.task(50).tags = [...new Set([...desk.task(50).tags, ...needed])];
    await desk.arrive(said);
  };
}

test("a move in time that is heard late takes the warning back: ledger, tag, one note, once", async () => {
  await desk.plan(50, "02 09:00", { due_at: sh("24 12:00") });
  const moved = heardLater("24 07:30", { due_at: sh("27 12:00") }, "task_due_at_changed", {
    current: sh("27 12:00"),
    previous: sh("24 12:00"),
  });
  await minute("24 08:00");
  await minute("24 08:01");
  expect([needs(50), notes(50).length]).toEqual([["visitneeds_confirmation"], 1]);
  for (const time of ["24 08:10", "24 08:12"]) {
    vi.setSystemTime(new Date(sh(time)));
    await moved();
    await minute(time);
  }
  expect(needs(50)).toEqual([]);
  expect(notes(50)).toHaveLength(2);
  expect(notes(50)[1]).toContain("This was not so");
  expect((await deadlines())[0]).toBe("unconfirmed withdrawn");
  await minute("27 08:00");
  expect([needs(50), notes(50).length]).toEqual([["visitneeds_confirmation"], 3]);
});

test("what was not sent yet is never sent, and nothing needs to be said", async () => {
  await desk.plan(50, "02 09:00", { due_at: sh("24 12:00") });
  const confirmed = heardLater("24 07:30", { tags: ["visit_onsite", "visit_is_confirmed"] }, "tags_changed");
  desk.zendesk.fail(/^PUT .*tickets/, 503, 50);
  await minute("24 08:00");
  desk.zendesk.faults.length = 0;
  desk.zendesk.forget();
  await confirmed();
  await minute("24 08:20");
  expect([needs(50), notes(50)]).toEqual([[], []]);
  expect((await deadlines())[0]).toBe("unconfirmed withdrawn");
});

test("a next visit that is not made yet when the one before turns out to be solved is never made (D3)", async () => {
  await desk.plan(50, "02 09:00", { due_at: sh("24 12:00") });
  await desk.stage(50, "24 15:00", "done", ["visitresult_unsolved"]);
  const solved = heardLater(
    "24 18:00",
    { tags: ["visit_onsite", "visit_is_done", "visitresult_solved"] },
    "tags_changed",
  );
  desk.zendesk.fail(/^POST .*tickets/, 503, 50);
  await minute("25 09:00");
  desk.zendesk.faults.length = 0;
  desk.zendesk.forget();
  vi.setSystemTime(new Date(sh("25 09:01")));
  await solved();
  await minute("25 09:30");
  expect(desk.zendesk.calls(/^POST .*tickets/)).toEqual([]);
});

test("a confirmation after the warning takes its tag away, and takes nothing back", async () => {
  await desk.plan(50, "02 09:00", { due_at: sh("24 12:00") });
  await minute("24 08:00");
  await minute("24 08:01");
  await desk.stage(50, "24 08:30", "confirmed", ["visitneeds_confirmation"]);
  await minute("24 08:31");
  expect([needs(50), notes(50).length]).toEqual([[], 1]);
  expect((await deadlines())[0]).toBe("unconfirmed fired");
});

test("a visit that is to be confirmed again has its tag again, without another note", async () => {
  await desk.plan(50, "02 09:00", { due_at: sh("24 12:00") });
  await minute("24 08:00");
  await minute("24 08:01");
  await desk.stage(50, "24 08:30", "confirmed", ["visitneeds_confirmation"]);
  await minute("24 08:31");
  await desk.stage(50, "24 08:40", "planned");
  await minute("24 08:41");
  expect([needs(50), notes(50).length]).toEqual([["visitneeds_confirmation"], 1]);
});

test("record and result given, and a new date, leave no tag behind", async () => {
  await desk.plan(50, "02 09:00", { due_at: sh("24 12:00") });
  for (const time of ["24 08:00", "24 08:01", "24 17:00", "24 17:01", "25 00:01", "25 00:02"])
    await minute(time);
  const all = ["visitneeds_confirmation", "visitneeds_record", "visitneeds_new_date"];
  expect(needs(50).toSorted()).toEqual(all.toSorted());
  await desk.move(50, "25 09:00", "27 12:00");
  await minute("25 09:01");
  expect(needs(50)).toEqual([]);
  await desk.stage(50, "27 16:00", "done");
  for (const time of ["27 17:00", "27 17:01", "30 09:00", "30 09:01"]) await minute(time);
  expect(needs(50).toSorted()).toEqual(["visitneeds_record", "visitneeds_result"]);
  await desk.stage(50, "30 09:30", "done", ["visitresult_solved"]);
  await minute("30 09:31");
  expect(needs(50)).toEqual([]);
});

test("a policy that asks for something else takes nothing back", async () => {
  await desk.plan(50, "02 09:00", { due_at: sh("24 12:00") });
  await minute("24 08:00");
  desk.zendesk.policy = desk.zendesk.policy.replace("confirmBefore: 1h", "confirmBefore: 2h");
  await desk.consume([{ kind: "policy_check" }]);
  await desk.drain();
  await desk.change(50, "24 08:10", { assignee_id: 22 }, "agent_assignment_changed");
  expect(await deadlines()).toContain("unconfirmed fired");
  expect(notes(50).filter((note) => note.includes("not so"))).toEqual([]);
});
