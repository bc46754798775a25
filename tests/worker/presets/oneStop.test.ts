import { expect, test } from "vitest";
import { missed, passedOn, warned } from "./notices.ts";
import { telling } from "./telling.ts";
import { dissatisfiedWhenCalled } from "./dissatisfiedWhenCalled.ts";

const story = telling("one-stop");
const COMPLAINT = { tags: ["complaint"] };
const LEAD = "Desk lead (Desk leads)";
const DESK = "First contact (Service desk)";

test("given customers by what they buy, then tier and need stand on their tickets (C1, G1)", async () => {
  const big = await story().customer({ yearly_amount: 300_000, main_need: "main_need_speed" });
  const often = await story().customer({ yearly_orders: 4 }, ["segment_complained_before"]);
  expect(await story().tierOf(big)).toBe("tier_key_account");
  expect(await story().tierOf(often)).toBe("tier_repeat_buyer");
  const ticket = await story().comesIn("mon 09:00", big, { subject: "An idea: longer hours" });
  expect(await ticket.news()).toEqual(["level sla_key_account_normal", "priority high"]);
  expect((await ticket.promises())[0]).toBe("first_reply running due mon 10:00");
  expect(await ticket.segments()).toEqual(["wants_speed", "file_stale"]);
  const other = await story().comesIn("mon 09:00", often);
  expect(await other.segments()).toContain("complained_before");
});

test("given a complaint, then it is registered and answered in time, or the lead hears of it, over lunch too (C2)", async () => {
  const ticket = await story().comesIn("mon 09:00", await story().customer(), COMPLAINT);
  expect(await ticket.news()).toEqual(["level sla_occasional_complaint", "priority high"]);
  expect(await ticket.promises()).toEqual([
    "first_reply running due mon 10:00",
    "step:registered running due mon 10:00",
    "resolution running due thu 09:00",
  ]);
  await ticket.hears("mon 09:45", [
    warned(DESK, "Registered", "mon 09:45"),
    warned(DESK, "first reply", "mon 09:45"),
    "tag notify_first_contact",
  ]);
  await ticket.hears("mon 10:01", [
    missed(LEAD, "Registered", "mon 10:00"),
    missed(LEAD, "first reply", "mon 10:00"),
    "tag notify_desk_lead",
  ]);
  expect((await ticket.replies())[0]).toBe("delay");
  // Two hours later the desk closes for lunch: passed on when it opens again.
  await ticket.hears("mon 13:31", [
    passedOn(LEAD, "Registered", "mon 13:30"),
    passedOn(LEAD, "first reply", "mon 13:30"),
  ]);
});

test("given the first who answers hands the work on, then the complaint stays theirs to the end (C3)", async () => {
  const [lin, wei] = [await story().agent("Lin"), await story().agent("Wei")];
  const customer = await story().customer();
  const ticket = await story().comesIn("mon 09:00", customer, COMPLAINT);
  expect((await ticket.brief()).owner).toBeNull();
  await ticket.answeredBy(lin, "mon 09:20", { assignee_id: lin.id });
  await ticket.saved("mon 09:30", { assignee_id: wei.id }, lin.id);
  await ticket.answeredBy(wei, "mon 09:40");
  expect((await ticket.brief()).owner).toMatchObject({ id: lin.id, since: "2026-11-23T01:20:00Z" });
  expect(await ticket.record()).toMatchObject({ assignee_id: wei.id });
  // What is late is told to the one who owns it, not to the one who works on it.
  await ticket.customerWrites("mon 14:00", customer.requesterId);
  expect(await ticket.promises()).toContain("next_reply running due mon 18:00");
  await story().minute("mon 16:30");
  await ticket.news();
  await ticket.hears("mon 17:00", [
    warned("First contact", "next reply", "mon 17:00"),
    "tag notify_first_contact",
  ]);
  expect((await ticket.record())["follower_ids"]).toEqual([lin.id]);
});

test("given a complaint waits on others, then its time runs; only the customer's silence stops it (C2, C3)", async () => {
  const ticket = await story().comesIn("mon 09:00", await story().customer(), COMPLAINT);
  await ticket.saved("mon 09:10", { status: "hold" });
  expect((await ticket.promises())[0]).toBe("first_reply running due mon 10:00");
  await ticket.saved("mon 09:20", { status: "pending" });
  expect((await ticket.promises())[0]).toMatch(/^first_reply paused/);
  await ticket.saved("mon 11:00", { status: "open" });
  expect((await ticket.promises())[0]).toBe("first_reply running due mon 11:40");
});

test("given a complaint is solved, then it is to be archived; once it comes back, its time goes on (C2, C4)", async () => {
  const lin = await story().agent("Lin");
  const customer = await story().customer();
  const ticket = await story().comesIn("mon 09:00", customer, COMPLAINT);
  await ticket.answeredBy(lin, "mon 09:30", { assignee_id: lin.id, status: "solved" });
  const callOwed = "complaint_closed running due wed 19:00";
  expect(await ticket.promises()).toEqual(["step:archived running due tue 09:30", callOwed]);
  await ticket.saved("mon 11:00", { additional_tags: ["archived"] });
  expect(await ticket.promises()).toEqual([callOwed]);
  await ticket.customerWrites("mon 14:00", customer.requesterId);
  expect(await ticket.promises()).toEqual([
    "next_reply running due mon 18:00",
    "update running due tue 14:00",
    "resolution running due thu 13:30",
  ]);
});

test("given a customer who is not satisfied when called, then the ticket is open again and the lead knows (C3)", async () => {
  await dissatisfiedWhenCalled(story(), {
    rule: "complaint_closed",
    lead: "Desk lead",
    request: { tags: ["complaint"] },
    answers: "accepted: no",
  });
});
