import { expect, test } from "vitest";
import { StoryTicket } from "./storyTicket.ts";
import { TaskDesk } from "./taskDesk.ts";
import { missed, passedOn, warned } from "./notices.ts";
import { telling } from "./telling.ts";

const story = telling("education");
const HEAD = "Head of the campus (Campus heads)";
const SECONDARY = { learning_stage: "learning_stage_secondary", need: "need_advancement" };

test("given stage, need and region, then the family stands in its cell and its cell answers (F5)", async () => {
  const lin = await story().agent("Lin", "Entrance");
  const near = await story().customer({ ...SECONDARY, region: "region_south", entrance_adviser: lin.email });
  const ticket = await story().comesIn("mon 15:00", near);
  expect(await ticket.news()).toEqual([
    "assignee Lin",
    "group Entrance",
    "level sla_asking_general",
    "priority high",
    "status open",
  ]);
  expect(await ticket.segments()).toEqual([
    "secondary",
    "advancement",
    "region_south",
    "secondary_advancement",
  ]);
  expect((await ticket.promises())[0]).toBe("first_reply running due mon 15:30");
  await ticket.hears("mon 15:31", [missed(HEAD, "first reply", "mon 15:30"), "tag notify_campus_head"]);
  expect((await ticket.replies())[0]).toBe("delay");
  const trade = await story().customer({ need: "need_vocational", region: "region_north" });
  const other = await story().comesIn("mon 17:00", trade);
  expect(await other.news()).toEqual(["group Vocational", "level sla_asking_general", "priority normal"]);
  // Its office closes at half past five.
  expect((await other.promises())[0]).toBe("first_reply running due tue 10:30");
});

test("given an enrolled family, then its own adviser has the ticket, in the evening and at the weekend (F5)", async () => {
  const lin = await story().agent("Lin", "Class advisers");
  const family = await story().customer({
    learning_stage: "learning_stage_primary",
    need: "need_tutoring",
    courses_booked: 2,
    class_adviser: lin.email,
  });
  expect(await story().tierOf(family)).toBe("tier_enrolled");
  const ticket = await story().comesIn("sat 12:30", family);
  expect(await ticket.news()).toContain("assignee Lin");
  expect(await ticket.segments()).toEqual(["primary", "tutoring"]);
  expect((await ticket.promises())[0]).toBe("first_reply running due sat 14:00");
  const asking = await story().customer({ learning_stage: "learning_stage_university" });
  const other = await story().comesIn("sat 17:30", asking);
  expect(await other.news()).toEqual([
    "group Course advisers",
    "level sla_asking_general",
    "priority normal",
  ]);
  expect((await other.promises())[0]).toBe("first_reply running due sun 10:30");
});

test("given a child may be in danger, then five minutes, and the head of the campus hears thrice (F5)", async () => {
  const ticket = await story().comesIn("mon 15:00", await story().customer(), { tags: ["injury"] });
  expect(await ticket.news()).toEqual([
    "group Campus heads",
    "level sla_asking_child_safety",
    "priority urgent",
  ]);
  await ticket.saved("mon 15:01", { status: "pending" });
  expect((await ticket.promises())[0]).toBe("first_reply running due mon 15:05");
  await ticket.hears("mon 15:03", [warned(HEAD, "first reply", "mon 15:03"), "tag notify_campus_head"]);
  await ticket.hears("mon 15:06", [missed(HEAD, "first reply", "mon 15:05")]);
  await ticket.hears("mon 15:11", [passedOn(HEAD, "first reply", "mon 15:10")]);
});

test("given a registration is about to close, then it goes before, stands still while we wait and goes on (F5)", async () => {
  const lin = await story().agent("Lin", "Course advisers");
  const family = await story().customer({ need: "need_transfer" });
  const ticket = await story().comesIn("mon 11:30", family, { subject: "报名截止日期" });
  expect(await ticket.news()).toEqual(["level sla_asking_deadline", "priority high"]);
  expect((await ticket.promises())[0]).toBe("first_reply running due mon 14:30");
  await ticket.saved("mon 14:10", { status: "pending" });
  await story().minute("mon 14:31");
  expect(await ticket.news()).toEqual([]);
  await ticket.saved("mon 15:00", { status: "open" });
  expect((await ticket.promises())[0]).toBe("first_reply running due mon 15:20");
  await ticket.answeredBy(lin, "mon 15:10", { status: "solved" });
  await ticket.customerWrites("tue 10:00", family.requesterId);
  // 8 h 30 min, of which 40 + 10 minutes have run.
  expect(await ticket.promises()).toContain("resolution running due tue 19:40");
});

test("given a trial lesson, then the family is called the next day, and an unhappy one is the head's matter (F5)", async () => {
  const tasks = new TaskDesk(story());
  const lin = await story().agent("Lin", "Course advisers");
  const family = await story().customer({ trial_lesson_on: "2026-11-23" });
  expect(await story().tierOf(family)).toBe("tier_trying");
  await story().comesIn("mon 16:00", family);
  await story().minute("mon 20:00");
  const about = `tierwise:callback:o${family.organizationId}:after_trial:day_2026-11-24`;
  expect(await tasks.withExternalId(about)).toEqual([]);
  await story().minute("tue 00:01");
  await story().minute("tue 10:00");
  const [task, ...others] = await tasks.withExternalId(about);
  if (task === undefined || others.length > 0) throw new Error("not one call");
  const call = new StoryTicket(story(), task);
  expect(await call.record()).toMatchObject({
    subject: expect.stringMatching(/^After the trial lesson: /),
    requester_id: family.requesterId,
    group_id: story().account.groups["Course advisers"],
    tags: expect.arrayContaining(["callback", "callback_rule_after_trial"]),
  });
  await call.news();
  const bad = await tasks.fields({ callbackResult: "callback_dissatisfied", callbackCause: "Too loud" });
  await call.saved("tue 10:30", { ...bad, status: "solved" }, lin.id);
  await story().minute("tue 10:31");
  await story().minute("tue 10:32");
  const [request, ...more] = await tasks.withExternalId(about.replace(":callback:", ":follow_up:"));
  if (request === undefined || more.length > 0) throw new Error("not one request");
  const complaint = await new StoryTicket(story(), request).record();
  expect(complaint).toMatchObject({ requester_id: family.requesterId, priority: "high" });
  expect(complaint["description"]).toMatch(/dissatisfied/);
  expect(complaint["description"]).toContain(HEAD);
});
