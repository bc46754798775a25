import { expect, test } from "vitest";
import { begun, missed, passedOn, warned } from "./notices.ts";
import { telling } from "./telling.ts";
import { dissatisfiedWhenCalled } from "./dissatisfiedWhenCalled.ts";

const story = telling("relationship");
const PASSED = "note Service lead: A promised time has passed.";

test("given something urgent on a Saturday night, then it is answered in 2 hours and solved in 24 (B9)", async () => {
  const lead = await story().agent("Lin");
  const customer = await story().customer({ service_lead: lead.email });
  const ticket = await story().comesIn("sat 20:00", customer, { tags: ["system_alert"] });
  expect(await ticket.news()).toEqual(["level sla_regular_urgent", "priority urgent"]);
  expect(await ticket.promises()).toEqual([
    "first_reply running due sat 22:00",
    "resolution running due sun 20:00",
  ]);
  await ticket.answeredBy(lead, "sat 21:00");
  await ticket.saved("sun 04:30", { comment: { body: "Still at it", public: true } }, lead.id);
  await story().minute("sun 19:00");
  await ticket.news();
  await ticket.hears("sun 20:01", [PASSED]);
});

test("given a promised time passes, then the lead is told, later once more, and an apology is at hand (B17)", async () => {
  const lead = await story().agent("Lin");
  const customer = await story().customer({ service_lead: lead.email });
  const ticket = await story().comesIn("mon 09:00", customer, { priority: "urgent" });
  expect(await ticket.news()).toEqual(["level sla_regular_urgent"]);
  await ticket.hears("mon 10:30", [
    warned("Service lead", "first reply", "mon 10:30"),
    "tag notify_service_lead",
  ]);
  expect(await ticket.record()).toMatchObject({ follower_ids: [lead.id] });
  await ticket.hears("mon 10:48", [warned("Service lead", "first reply", "mon 10:48")]);
  await story().itIs("mon 11:00");
  expect((await ticket.replies())[0]).not.toBe("delay");
  await ticket.hears("mon 11:01", [PASSED]);
  expect((await ticket.replies())[0]).toBe("delay");
  await ticket.hears("mon 12:01", [passedOn("Service lead", "first reply", "mon 12:00")]);
  await ticket.answeredBy(lead, "mon 12:30");
  expect((await ticket.replies())[0]).not.toBe("delay");
});

test("given cron was away over warning, breach and escalation, then all of it comes at once, each once (B17)", async () => {
  const ticket = await story().comesIn("mon 09:00", await story().customer(), { tags: ["urgent"] });
  await ticket.news();
  await story().minute("mon 12:30");
  const to = "Service lead (Service leads)";
  expect(await ticket.news()).toEqual(
    [
      warned(to, "first reply", "mon 10:30"),
      warned(to, "first reply", "mon 10:48"),
      `note ${to}: A promised time has passed.`,
      passedOn(to, "first reply", "mon 12:00"),
      "tag notify_service_lead",
    ].toSorted(),
  );
  await story().minute("mon 12:30");
  await story().minute("mon 12:31");
  expect(await ticket.news()).toEqual([]);
});

test("given a general problem, then it closes in 48 hours, and the customer hears every day (B9, B16)", async () => {
  const lead = await story().agent("Lin");
  const ticket = await story().comesIn("mon 09:00", await story().customer({ service_lead: lead.email }));
  expect(await ticket.news()).toEqual(["level sla_regular_general", "priority normal"]);
  expect(await ticket.promises()).toEqual([
    "first_reply running due mon 17:00",
    "resolution running due wed 09:00",
  ]);
  await ticket.answeredBy(lead, "mon 10:00");
  await ticket.hears("tue 10:01", [PASSED, "tag notify_service_lead"]);
  await ticket.answeredBy(lead, "tue 10:30");
  await ticket.saved("tue 12:00", { additional_tags: ["pause_waiting_for_parts"] });
  expect(await ticket.promises()).toEqual(["resolution paused due wed 09:00", "update paused due wed 10:30"]);
  await ticket.saved("tue 15:00", { remove_tags: ["pause_waiting_for_parts"] });
  expect(await ticket.promises()).toEqual([
    "resolution running due wed 12:00",
    "update running due wed 13:30",
  ]);
});

test("given several departments, then one coordinates and each part has its own time (B10)", async () => {
  const lead = await story().agent("Lin");
  const customer = await story().customer({ service_lead: lead.email });
  const tags = ["urgent", "several_departments"];
  const ticket = await story().comesIn("mon 09:00", customer, { tags });
  expect(await ticket.news()).toEqual([
    "assignee Lin",
    "group Support",
    "level sla_regular_urgent",
    begun("Service lead", "Coordinator named", "mon 09:00"),
    "priority urgent",
    "status open",
    "tag notify_service_lead",
  ]);
  expect(await ticket.promises()).toEqual([
    "first_reply running due mon 11:00",
    "step:technical_part running due mon 17:00",
    "step:commercial_part running due mon 21:00",
    "resolution running due tue 09:00",
  ]);
  await ticket.answeredBy(lead, "mon 10:00");
  await ticket.saved("mon 13:00", { additional_tags: ["done_technical_part"] });
  expect(await ticket.promises()).toEqual([
    "update running due mon 14:00",
    "step:commercial_part running due mon 21:00",
    "resolution running due tue 09:00",
  ]);
  await ticket.answeredBy(lead, "mon 13:50");
  await ticket.answeredBy(lead, "mon 17:30");
  await ticket.hears("mon 21:01", [missed("Service lead", "Commercial part", "mon 21:00")]);
  expect(await ticket.record()).toMatchObject({ assignee_id: lead.id });
});

test("given the biggest tenth and the strategic ones, then they have one account manager and a quicker answer (B3, B7)", async () => {
  const manager = await story().agent("Lin");
  const big = await story().customer({ yearly_amount: 900_000, account_manager: manager.email });
  const small = await story().customer({ yearly_amount: 10_000, first_purchase_on: "2026-11-01" }, [
    "segment_need_price",
  ]);
  const strategic = await story().customer({ yearly_amount: 5000, strategic: true });
  const tiers = [await story().tierOf(big), await story().tierOf(small), await story().tierOf(strategic)];
  expect(tiers).toEqual(["tier_high_value", "tier_regular", "tier_high_value"]);
  const ticket = await story().comesIn("mon 09:00", big);
  expect(await ticket.news()).toContain("assignee Lin");
  expect((await ticket.promises())[0]).toBe("first_reply running due mon 13:00");
  expect(await ticket.segments()).toEqual(["value_high"]);
  const other = await story().comesIn("mon 09:00", small);
  expect(await other.segments()).toEqual(["stage_new", "need_price"]);
});

test("given a customer who is not satisfied when called, then the ticket is open again and the lead knows (B11)", async () => {
  await dissatisfiedWhenCalled(story(), {
    rule: "confirmation",
    lead: "Service lead",
    answers: "satisfied: dissatisfied\nsolution: Nothing yet",
  });
});
