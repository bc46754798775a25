import { expect, test } from "vitest";
import { instantOf } from "./localTime.ts";
import { StoryTicket } from "./storyTicket.ts";
import { TaskDesk } from "./taskDesk.ts";
import { begun, missed, passedOn, warned } from "./notices.ts";
import { telling } from "./telling.ts";
import { visitedThenCalled } from "./visitedThenCalled.ts";

const story = telling("repair");
const REPORT = { type: "incident", subject: "The heating stays cold" };
const DESK_LEAD = "Desk lead (Desk leads)";
const LEAD = "Team lead (Team leads)";

test("given a report, then the lead knows at once and somebody is sent within ten minutes more (D1)", async () => {
  const ticket = await story().comesIn("mon 09:00", await story().customer(), REPORT);
  expect(await ticket.news()).toEqual([
    "group Engineers",
    "level sla_single_order_general",
    `note ${LEAD}: A repair was reported.`,
    "priority normal",
    "tag notify_team_lead",
  ]);
  expect(await ticket.promises()).toEqual([
    "step:dispatched running due mon 09:10",
    "first_reply running due mon 09:15",
    "resolution running due thu 09:00",
  ]);
  await ticket.hears("mon 09:11", [
    missed(DESK_LEAD, "Engineer dispatched", "mon 09:10"),
    "tag notify_desk_lead",
  ]);
  await ticket.hears("mon 09:16", [`note ${LEAD}: A promised time has passed.`]);
  expect((await ticket.replies())[0]).toBe("visit_move");
});

test("given nobody is there to take it, then the desk's lead hears after five minutes, ten run from the hand-over (D1)", async () => {
  await story().desk.call("DELETE", `/api/v2/groups/${story().account.groups["Engineers"]}`);
  const ticket = await story().comesIn("mon 09:00", await story().customer(), REPORT);
  expect((await ticket.promises())[0]).toBe("step:lead_notified running due mon 09:05");
  await ticket.news();
  await ticket.hears("mon 09:06", [
    missed(DESK_LEAD, "Lead or nearest engineer notified", "mon 09:05"),
    "tag notify_desk_lead",
  ]);
  await ticket.saved("mon 09:07", { group_id: story().account.groups["Team leads"] });
  expect(await ticket.promises()).toContain("step:dispatched running due mon 09:17");
});

test("given someone is sent, then the customer confirms the time and they leave at once (D2)", async () => {
  const chen = await story().agent("Chen", "Engineers");
  const ticket = await story().comesIn("mon 09:00", await story().customer(), REPORT);
  await ticket.saved("mon 09:08", { assignee_id: chen.id });
  expect((await ticket.promises())[1]).toBe("step:time_confirmed running due mon 09:38");
  expect((await ticket.replies())[0]).toBe("confirm_time");
  await ticket.answeredBy(chen, "mon 09:10");
  expect(await ticket.saved("mon 09:20", { additional_tags: ["appointment_confirmed"] })).toEqual([
    begun("Engineer", "Engineer under way", "mon 09:20"),
    "tag notify_engineer",
  ]);
  expect((await ticket.record())["follower_ids"]).toEqual([chen.id]);
  await ticket.hears("mon 09:26", [missed(LEAD, "Engineer under way", "mon 09:25")]);
  await ticket.saved("mon 09:30", { additional_tags: ["engineer_under_way", "pause_parts"] });
  expect(await ticket.promises()).toEqual(["update paused due mon 17:10", "resolution paused due thu 09:00"]);
});

test("given a report at night, then minutes count while the desk is open, but a burst pipe never waits (D1)", async () => {
  const ticket = await story().comesIn("mon 21:58", await story().customer(), REPORT);
  expect((await ticket.promises())[0]).toBe("step:dispatched running due tue 07:38");
  const pipe = await story().comesIn("mon 23:00", await story().customer(), { subject: "厨房漏水" });
  expect(await pipe.news()).toContain("level sla_single_order_urgent");
  expect((await pipe.promises())[0]).toBe("step:dispatched running due mon 23:10");
});

test("given a complaint, then the lead of the region has it, it ends in a day, and lateness is passed on (D5, D7)", async () => {
  const lin = await story().agent("Lin");
  const customer = await story().customer({ region: "region_south", team_lead: lin.email });
  const ticket = await story().comesIn("sun 03:00", customer, { tags: ["complaint_quality"] });
  expect(await ticket.news()).toEqual([
    "assignee Lin",
    "group Support",
    "level sla_single_order_general",
    "priority high",
    "status open",
  ]);
  expect(await ticket.promises()).toEqual([
    "first_reply running due sun 03:15",
    "resolution running due next mon 03:00",
  ]);
  expect(await ticket.segments()).toEqual(["region_south"]);
  await ticket.hears("sun 03:12", [
    warned("Repair desk (Repair desk)", "first reply", "sun 03:11:15"),
    "tag notify_desk",
  ]);
  await ticket.hears("sun 03:16", ["note Team lead: A promised time has passed.", "tag notify_team_lead"]);
  expect((await ticket.replies())[0]).toBe("answer_late");
  await ticket.hears("sun 03:46", [passedOn(DESK_LEAD, "first reply", "sun 03:45"), "tag notify_desk_lead"]);
});

test("given a callback finds a complaint, then it has 24 hours from then, however long the repair took (D11)", async () => {
  const chen = await story().agent("Chen", "Engineers");
  const lin = await story().agent("Lin");
  const contract = { contract_kind: "contract_kind_full", team_lead: lin.email };
  const customer = await story().customer(contract);
  expect(await story().tierOf(customer)).toBe("tier_full_care");
  const ticket = await story().comesIn("mon 09:00", customer, REPORT);
  await ticket.answeredBy(chen, "wed 15:00", { assignee_id: chen.id, status: "solved" });
  expect(await ticket.promises()).toEqual([]);
  const found = { status: "open", additional_tags: ["callback_complaint"] };
  expect(await ticket.saved("wed 20:00", found)).toEqual([
    "level sla_full_care_same_day",
    begun("Team lead", "Complaint made good", "wed 20:00"),
  ]);
  expect(await ticket.promises()).toEqual([
    "update running due thu 00:00",
    "step:made_good running due thu 20:00",
  ]);
  await ticket.saved("wed 21:00", { status: "pending" });
  expect(await ticket.promises()).toContain("step:made_good running due thu 20:00");
  await story().minute("thu 19:00");
  await ticket.news();
  await ticket.hears("thu 20:01", [missed(DESK_LEAD, "Complaint made good", "thu 20:00")]);
});

test("given a visit that was missed, moved, done and signed, then the customer is called about it (D4, D8, D9)", async () => {
  await visitedThenCalled(story(), { kind: "visit_repair", rule: "signed" });
});

test("given a large job that lasts, then the customer is called again every second working day until it is done (D9)", async () => {
  const tasks = new TaskDesk(story());
  const chen = await story().agent("Chen", "Engineers");
  const visit = await story().comesIn("mon 09:00", await story().customer(), {
    type: "task",
    tags: ["large_job"],
    assignee_id: chen.id,
    ...(await tasks.fields({ visitKind: "visit_repair", visitStage: "visit_is_in_progress" })),
  });
  await story().minute("mon 09:01");
  const calls = async () => (await tasks.callbacksAbout(visit.id)).map(({ externalId }) => externalId);
  const first = `tierwise:callback:${visit.id}:progress_large:1`;
  const call = await tasks.callbackAbout(visit.id);
  expect(call.externalId).toBe(first);
  await call.ticket.saved("mon 15:00", await tasks.fields({ callbackResult: "callback_satisfied" }));
  await story().minute("wed 17:59");
  expect(await calls()).toEqual([first]);
  await story().minute("wed 18:00");
  expect(await calls()).toEqual([first, `${first}.2`]);
  const [, second] = await tasks.callbacksAbout(visit.id);
  const again = new StoryTicket(story(), second?.id ?? 0);
  expect((await again.record())["due_at"]).toBe(instantOf("thu 18:00").toISOString().replace(".000", ""));
  await again.saved("thu 10:00", await tasks.fields({ callbackResult: "callback_satisfied" }));
  const done = await tasks.fields({ visitStage: "visit_is_done", visitNote: "A new boiler" });
  await visit.saved("fri 16:00", { ...done, status: "solved" }, chen.id);
  await story().minute("fri 18:00");
  expect(await calls()).toEqual([first, `${first}.2`]);
});
