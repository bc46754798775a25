import { expect, test } from "vitest";
import { missed, warned } from "./notices.ts";
import { telling } from "./telling.ts";
import { dissatisfiedWhenCalled } from "./dissatisfiedWhenCalled.ts";

const story = telling("general-support");
const LEAD = "Shift lead (Shift leads)";

test("given a question on Saturday night, then it is answered within 24 hours by the clock on the wall (F2)", async () => {
  const ticket = await story().comesIn("sat 22:00", await story().customer());
  expect(await ticket.news()).toEqual(["level sla_everyone_general", "priority normal"]);
  expect(await ticket.promises()).toEqual([
    "first_reply running due sun 22:00",
    "resolution running due next tue 22:00",
  ]);
  await ticket.hears("sun 16:00", [
    warned("Agent (Support)", "first reply", "sun 16:00"),
    "tag notify_agent",
  ]);
  await ticket.hears("sun 22:01", [missed(LEAD, "first reply", "sun 22:00"), "tag notify_shift_lead"]);
  expect((await ticket.replies())[0]).toBe("delay");
});

test("given it stays open, then the customer hears of it every 24 hours, or the shift lead does (F2)", async () => {
  const lin = await story().agent("Lin");
  const ticket = await story().comesIn("fri 20:00", await story().customer());
  await ticket.answeredBy(lin, "fri 23:30");
  expect((await ticket.promises())[0]).toBe("update running due sat 23:30");
  await ticket.hears("sat 17:30", [warned("Agent", "update", "sat 17:30"), "tag notify_agent"]);
  await ticket.answeredBy(lin, "sat 20:00");
  expect((await ticket.promises())[0]).toBe("update running due sun 20:00");
  await story().minute("sun 14:00");
  await ticket.news();
  await ticket.hears("sun 20:01", [missed(LEAD, "update", "sun 20:00"), "tag notify_shift_lead"]);
});

test("given the cron is late, or runs twice, then everything is done once all the same (F2)", async () => {
  const ticket = await story().comesIn("mon 09:00", await story().customer(), { subject: "加急：付款失败" });
  expect(await ticket.news()).toEqual(["level sla_everyone_urgent", "priority urgent"]);
  await story().minute("mon 11:40");
  await story().minute("mon 11:40");
  await story().minute("mon 11:41");
  expect(await ticket.news()).toEqual([missed(LEAD, "first reply", "mon 11:00"), "tag notify_shift_lead"]);
});

test("given a frequent buyer, then the answer comes sooner; what is asked is sorted (F1, F6)", async () => {
  const customer = await story().customer({ yearly_orders: 6, last_order_on: "2026-11-20" });
  expect(await story().tierOf(customer)).toBe("tier_frequent");
  const ticket = await story().comesIn("mon 09:00", customer, { subject: "退款什么时候到账" });
  expect((await ticket.promises())[0]).toBe("first_reply running due mon 17:00");
  expect(await ticket.segments()).toEqual(["current"]);
  const [row] = await story().world.rows<{ events: string }>("SELECT events FROM ticket_moments");
  expect(row?.events).toContain('"problemType":"after_sales"');
});

test("given we wait for the order number, then time stands still; a customer back after closing is not sent to the end of the line (F1)", async () => {
  const lin = await story().agent("Lin");
  const customer = await story().customer();
  const ticket = await story().comesIn("mon 09:00", customer);
  await ticket.answeredBy(lin, "mon 10:00", { status: "pending" });
  expect(await ticket.promises()).toEqual(["update paused due tue 10:00", "resolution paused due thu 09:00"]);
  await ticket.customerWrites("tue 10:00", customer.requesterId);
  expect(await ticket.promises()).toEqual([
    "next_reply running due wed 10:00",
    "update running due wed 10:00",
    "resolution running due fri 09:00",
  ]);
  await ticket.answeredBy(lin, "tue 11:00", { status: "solved" });
  await ticket.customerWrites("wed 11:00", customer.requesterId);
  expect(await ticket.promises()).toContain("resolution running due sat 09:00");
});

test("given a customer who is not satisfied when called, then the ticket is open again and the lead knows (F1)", async () => {
  await dissatisfiedWhenCalled(story(), {
    rule: "after_closing",
    lead: "Shift lead",
    answers: "satisfied: 1",
  });
});
