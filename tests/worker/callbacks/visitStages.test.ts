import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ticketEvent } from "../support/events.ts";
import { emptyStore } from "../support/world.ts";
import { CallDesk, secondOf } from "./callDesk.ts";

beforeEach(emptyStore);
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const STAGES = `
preset: it-services
schedules:
  - { key: plain, title: { en: Plain }, zone: UTC, week: { mon: ["00:00-24:00"], tue: ["00:00-24:00"] } }
roles:
  - { key: caller, title: { en: Caller }, resolve: [{ by: agent, email: caller@example.com }] }
callbacks:
  - { key: arrival, title: { en: A }, purpose: { en: On time? }, trigger: { on: event, event: visit_arrived }, within: 30m, schedule: plain, who: [caller] }
  - { key: signed, title: { en: C }, purpose: { en: Fine? }, trigger: { on: event, event: visit_signed }, within: 24h, schedule: plain, who: [caller] }
  - { key: supervisory, trigger: { on: event, event: ticket_solved }, tiers: [vip] }
`;

test("stages of a visit call for their own callbacks (D9), once each, also when its events come late", async () => {
  const desk = new CallDesk(STAGES);
  const visit = await desk.aTicket(30, {
    type: "task",
    external_id: "tierwise:visit:1",
    tags: ["visit_onsite"],
  });
  const stage = (name: string, time: string, status = "open"): unknown => {
    Object.assign(visit, { tags: ["visit_onsite", `visit_is_${name}`], status, updated_at: secondOf(time) });
    return ticketEvent("tags_changed", { ...visit, tags: [...visit.tags] });
  };
  const [arrived, done, signed] = [
    stage("arrived", "10:00"),
    stage("done", "11:00", "solved"),
    stage("signed", "11:30", "solved"),
  ];
  await desk.hears("11:31", signed, done, arrived, signed);
  await desk.hears("11:32", arrived);
  const rows = await desk.rows("SELECT id, cause_at AS at, due_at AS due, state FROM callbacks ORDER BY id");
  expect(rows).toEqual([
    { id: "30:arrival:1", at: secondOf("10:00"), due: secondOf("10:30"), state: "open" },
    { id: "30:signed:1", at: secondOf("11:30"), due: secondOf("24 11:30"), state: "open" },
  ]);
  expect(desk.tasks()).toHaveLength(2);
});

test("the signed order comes as a file with a note: that calls for the callback after signing", async () => {
  const desk = new CallDesk(STAGES);
  const visit = await desk.aTicket(30, {
    type: "task",
    external_id: "tierwise:visit:1",
    tags: ["visit_onsite"],
  });
  Object.assign(visit, {
    tags: ["visit_onsite", "visit_is_done"],
    status: "solved",
    updated_at: secondOf("11:00"),
  });
  await desk.hears("11:00", ticketEvent("tags_changed", { ...visit, tags: [...visit.tags] }));
  const signed = () => desk.rows("SELECT id, cause_at AS at FROM callbacks WHERE rule = 'signed'");
  expect(await signed()).toEqual([]);
  Object.assign(visit, { updated_at: secondOf("12:15") });
  const attachment = { id: "9", filename: "order.pdf", content_type: "application/pdf" };
  await desk.hears(
    "12:15",
    ticketEvent("attachment_linked_to_comment", { ...visit }, { comment: { id: "77", attachment } }),
  );
  expect(await signed()).toEqual([{ id: "30:signed:1", at: secondOf("12:15") }]);
});

test("a complaint found in the call about a signed visit opens its task: the visit stays made, and once it is solved the customer is called again (D11)", async () => {
  const desk = new CallDesk(STAGES);
  const visit = await desk.aTicket(30, { type: "task", external_id: "tierwise:visit:1" });
  Object.assign(visit, { tags: ["visit_onsite", "visit_is_signed"], updated_at: secondOf("11:00") });
  await desk.hears("11:00", desk.status(visit, "solved", "11:00"));
  const [task] = desk.tasks();
  if (task === undefined) throw new Error("no call");
  await desk.hears("12:00", desk.result(task, "dissatisfied", "12:00", { cause: "Still broken" }));
  await desk.minute("12:01");
  expect(visit).toMatchObject({ status: "open" });
  expect(visit.tags).toContain("visitcomplaint_signed_1");

  await desk.hears("12:01", desk.status(visit, "open", "12:01"));
  const counts = () => desk.rows("SELECT visit_id AS visit, reversed_by AS reversed FROM visit_counts");
  expect(await counts()).toEqual([{ visit: 30, reversed: null }]);
  const calls = () => desk.rows("SELECT id, state FROM callbacks WHERE rule = 'signed' ORDER BY id");
  expect(await calls()).toEqual([{ id: "30:signed:1", state: "finished" }]);

  await desk.hears("15:00", desk.status(visit, "solved", "15:00"));
  expect(await counts()).toEqual([{ visit: 30, reversed: null }]);
  expect(await calls()).toEqual([
    { id: "30:signed:1", state: "finished" },
    { id: "30:signed:2", state: "open" },
  ]);
});

test("a file from before the visit's day is no signed order, and calls for no callback after signing", async () => {
  const desk = new CallDesk(STAGES);
  const visit = await desk.aTicket(30, {
    type: "task",
    external_id: "tierwise:visit:1",
    due_at: secondOf("24 09:00"),
  });
  const attachment = { id: "9", filename: "directions.pdf", content_type: "application/pdf" };
  Object.assign(visit, { updated_at: secondOf("10:00") });
  await desk.hears(
    "10:00",
    ticketEvent("attachment_linked_to_comment", { ...visit }, { comment: { id: "77", attachment } }),
  );
  Object.assign(visit, { tags: ["visit_onsite", "visit_is_done"] });
  await desk.hears("24 11:00", desk.status(visit, "solved", "24 11:00"));
  expect(await desk.callbacks()).toEqual([]);
});

test("a visit that is called off needs no call about its stages", async () => {
  const desk = new CallDesk(STAGES);
  const visit = await desk.aTicket(30, {
    type: "task",
    external_id: "tierwise:visit:1",
    tags: ["visit_is_arrived"],
  });
  await desk.hears("10:01", ticketEvent("tags_changed", { ...visit, updated_at: secondOf("10:01") }));
  await desk.hears(
    "10:05",
    ticketEvent("tags_changed", { ...visit, tags: ["visit_is_cancelled"], updated_at: secondOf("10:05") }),
  );
  expect(await desk.callbacks()).toMatchObject([
    { id: "30:arrival:1", state: "skipped", because: "reopened" },
  ]);
});

test("what is changed on a visit later does not move the time from which its call is owed", async () => {
  const desk = new CallDesk(STAGES);
  const tags = ["visit_onsite", "visit_is_arrived"];
  const visit = await desk.aTicket(30, { type: "task", external_id: "tierwise:visit:1", tags });
  const changed = (time: string): unknown =>
    ticketEvent("tags_changed", { ...visit, tags: [...tags, `at_${time}`], updated_at: secondOf(time) });
  await desk.hears("10:00", changed("10:00"));
  const causes = async (): Promise<unknown> => desk.rows("SELECT id, cause_at AS at FROM callbacks");
  const before = await causes();
  await desk.hears("10:20", changed("10:20"));
  expect(before).toHaveLength(1);
  expect(await causes()).toEqual(before);
});

test("a stage that was taken back and came again calls for a call of its own, and the first call ends", async () => {
  const desk = new CallDesk(STAGES);
  const visit = await desk.aTicket(30, { type: "task", external_id: "tierwise:visit:1" });
  const stage = (name: string, time: string): unknown => {
    Object.assign(visit, { tags: ["visit_onsite", `visit_is_${name}`], updated_at: secondOf(time) });
    return ticketEvent("tags_changed", { ...visit, tags: [...visit.tags] });
  };
  const [arrived, back, again] = [
    stage("arrived", "10:00"),
    stage("confirmed", "10:01"),
    stage("arrived", "10:20"),
  ];
  const rows = () => desk.rows("SELECT id, state, because, cause_at AS at FROM callbacks ORDER BY id");
  await desk.hears("10:00", arrived);
  await desk.hears("10:20", again);
  const before = await rows();
  await desk.hears("10:25", back);
  expect(before).toEqual([{ id: "30:arrival:1", state: "open", because: null, at: secondOf("10:00") }]);
  expect(await rows()).toEqual([
    { id: "30:arrival:1", state: "skipped", because: "reopened", at: secondOf("10:00") },
    { id: "30:arrival:2", state: "open", because: null, at: secondOf("10:20") },
  ]);
});
