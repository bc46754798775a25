import { expect, test } from "vitest";
import { missed, passedOn, warned } from "./notices.ts";
import { telling } from "./telling.ts";
import { dissatisfiedWhenCalled } from "./dissatisfiedWhenCalled.ts";

const story = telling("care");
const COMPLAINT = { subject: "投诉：送来的东西坏了", tags: ["goods"] };
const LEAD = "Care lead (Care leads)";

test("given the fifth that buys most, then they are answered in a quarter of an hour (E4, E7)", async () => {
  const best = await story().customer({ yearly_amount: 90_000, product_line: "product_line_both" });
  const other = await story().customer({ yearly_amount: 5000, yearly_purchases: 4 }, ["segment_no_calls"]);
  expect([await story().tierOf(best), await story().tierOf(other)]).toEqual([
    "tier_treasured",
    "tier_familiar",
  ]);
  const ticket = await story().comesIn("mon 09:00", best);
  expect(await ticket.news()).toEqual(["level sla_treasured_general", "priority high"]);
  expect(await ticket.segments()).toEqual(["buys_goods", "buys_services"]);
  expect((await ticket.promises())[0]).toBe("first_reply running due mon 09:15");
  await ticket.hears("mon 09:16", [missed(LEAD, "first reply", "mon 09:15"), "tag notify_care_lead"]);
  expect((await ticket.replies())[0]).toBe("delay");
  const theirs = await story().comesIn("mon 09:20", other);
  expect((await theirs.promises())[0]).toBe("first_reply running due mon 10:20");
  expect(await theirs.segments()).toEqual(["no_calls"]);
});

test("given a complaint at lunch, then its hour runs from one o'clock, and lateness goes to the lead (E5)", async () => {
  const ticket = await story().comesIn("mon 12:30", await story().customer(), COMPLAINT);
  expect(await ticket.news()).toEqual(["level sla_acquainted_complaint", "priority high"]);
  expect(await ticket.promises()).toEqual([
    "first_reply running due mon 14:00",
    "step:confirmed running due mon 15:00",
    "resolution running due thu 14:30",
  ]);
  await ticket.hears("mon 13:45", [
    warned("Care agent (Customer care)", "first reply", "mon 13:45"),
    "tag notify_care_agent",
  ]);
  await ticket.hears("mon 14:01", [missed(LEAD, "first reply", "mon 14:00"), "tag notify_care_lead"]);
  await ticket.hears("mon 14:30", [
    warned("Care agent (Customer care)", "Owner confirms the form", "mon 14:30"),
  ]);
  await ticket.hears("mon 15:01", [missed(LEAD, "Owner confirms the form", "mon 15:00")]);
  await ticket.hears("mon 16:01", [passedOn(LEAD, "first reply", "mon 16:00")]);
});

test("given a complaint, then owner, department, result and opinion each have their time (E5)", async () => {
  const lin = await story().agent("Lin");
  const ticket = await story().comesIn("mon 09:00", await story().customer(), COMPLAINT);
  await ticket.answeredBy(lin, "mon 09:30", { assignee_id: lin.id });
  expect(await ticket.promises()).toContain("step:handled running due wed 08:30");
  await ticket.saved("tue 10:00", { additional_tags: ["done_handled"] });
  expect(await ticket.promises()).toContain("step:told running due tue 15:00");
  await ticket.answeredBy(lin, "tue 11:00", { status: "solved" });
  const callOwed = "after_solution running due wed 18:00";
  expect(await ticket.promises()).toEqual(["step:opinion running due tue 19:00", callOwed]);
  await ticket.saved("tue 14:00", { additional_tags: ["done_opinion"] });
  expect(await ticket.promises()).toEqual([callOwed]);
});

test("given we wait for the customer, then nothing comes due; what is left runs on, also after solving (E5, E7)", async () => {
  const lin = await story().agent("Lin");
  const customer = await story().customer();
  const ticket = await story().comesIn("mon 09:00", customer);
  await ticket.news();
  await ticket.saved("mon 09:40", { status: "pending" });
  await ticket.hears("mon 10:01", []);
  await ticket.saved("tue 09:00", { status: "open" });
  expect((await ticket.promises())[0]).toBe("first_reply running due tue 09:20");
  await ticket.answeredBy(lin, "tue 09:10", { status: "solved" });
  await ticket.customerWrites("tue 10:00", customer.requesterId);
  // 33 hours, of which 40 + 10 minutes have run.
  expect(await ticket.promises()).toContain("resolution running due fri 10:40");
});

test("given a customer who is not satisfied when called, then the ticket is open again and the lead knows (E1)", async () => {
  await dissatisfiedWhenCalled(story(), {
    rule: "after_solution",
    lead: "Care lead",
    answers: "speed: 2\nmanners: 3\nresult: 1",
  });
});
