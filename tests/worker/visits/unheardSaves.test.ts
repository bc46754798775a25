import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { emptyStore } from "../support/world.ts";
import { AGENT, sh, VisitDesk } from "./visitDesk.ts";

let desk: VisitDesk;
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: new Date(sh("02 08:00")) });
  await emptyStore();
  desk = new VisitDesk();
  await desk.open();
  await sweep("02 08:30");
  await desk.plan(50, "02 09:00", { due_at: sh("24 12:00") });
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const sweep = async (at: string): Promise<void> => {
  vi.setSystemTime(new Date(sh(at)));
  desk.zendesk.now = sh(at);
  await desk.cron("*/5 * * * *", new Date(sh(at)));
  await desk.drain();
};
/** A save that no webhook tells of. */
const save = (at: string, changes: object, child: { [key: string]: unknown }): void => {
  Object.assign(desk.task(50), changes, { updated_at: sh(at) });
  desk.zendesk.saves.push({ ticket_id: 50, created_at: sh(at), updater_id: AGENT, child_events: [child] });
};
const facts = async (): Promise<unknown> => {
  const [row] = await desk.rows<{ facts: string }>("SELECT facts FROM visits WHERE id = 50");
  return JSON.parse(row?.facts ?? "{}");
};
const tagged = (stage: string, previous: string): { [key: string]: unknown } => ({
  event_type: "Change",
  tags: ["visit_onsite", `visit_is_${stage}`],
  previous_value: ["visit_onsite", `visit_is_${previous}`],
});

test("a signature is learnt though the event of its attachment was lost", async () => {
  await desk.stage(50, "24 16:00", "done");
  save("24 16:30", {}, { event_type: "Comment", public: false, author_id: AGENT, attachments: [{ id: 1 }] });
  await sweep("24 16:35");
  expect(await facts()).toMatchObject({ stage: "done", isSigned: true });
});

test("of several saves between two sweeps each counts from its own time, with who did it", async () => {
  save("24 16:00", { tags: ["visit_onsite", "visit_is_done"] }, tagged("done", "planned"));
  save("24 16:02", { tags: ["visit_onsite", "visit_is_planned"] }, tagged("planned", "done"));
  save("24 16:04", { tags: ["visit_onsite", "visit_is_done"] }, tagged("done", "planned"));
  await sweep("24 16:10");
  expect(await desk.counts()).toMatchObject([
    { id: "50:1", actor: AGENT, reversedBy: "read" },
    { id: "50:2", actor: AGENT, reversedBy: null },
  ]);
});

test("a move nobody told of counts from its own time, so the appointment before it was no silent miss", async () => {
  save(
    "24 11:00",
    { due_at: sh("27 12:00") },
    {
      event_type: "Change",
      due_at: sh("27 12:00"),
      previous_value: sh("24 12:00"),
    },
  );
  await sweep("24 12:30");
  expect(await facts()).toMatchObject({ plannedSince: sh("24 11:00"), silentMisses: 0 });
});

test("a visit whose events all came is not read again", async () => {
  await desk.stage(50, "24 16:00", "done");
  desk.zendesk.saves.push({
    ticket_id: 50,
    created_at: sh("24 16:00"),
    updater_id: AGENT,
    child_events: [tagged("done", "planned")],
  });
  desk.zendesk.forget();
  await sweep("24 16:10");
  expect(desk.zendesk.calls(/GET .*tickets\/show_many/)).toEqual([]);
});
