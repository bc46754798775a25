import { expect, test } from "vitest";
import { missed, passedOn, warned } from "./notices.ts";
import { telling } from "./telling.ts";

const story = telling("bank");
const MANAGER = "Outlet manager (Outlet managers)";

test("given much is entrusted, then the lane serves it, on Sundays too; the counter opens on Monday (F3)", async () => {
  const lin = await story().agent("Lin", "VIP lane");
  const wealthy = await story().customer({ assets: 600_000, wealth_manager: lin.email });
  const everyday = await story().customer({ assets: 20_000, customer_group: "customer_group_retired" });
  expect(await story().tierOf(wealthy)).toBe("tier_wealth");
  const lane = await story().comesIn("sun 10:00", wealthy);
  expect(await lane.news()).toEqual([
    "assignee Lin",
    "group VIP lane",
    "level sla_wealth_general",
    "priority high",
    "status open",
  ]);
  expect((await lane.promises())[0]).toBe("first_reply running due sun 10:30");
  const counter = await story().comesIn("sun 10:05", everyday);
  expect(await counter.news()).toEqual(["group Counter", "level sla_everyday_general", "priority normal"]);
  expect((await counter.promises())[0]).toBe("first_reply running due next mon 13:30");
  expect(await counter.segments()).toEqual(["group_retired"]);
});

test("given a business among everyday customers, then its matters have their own time (F3)", async () => {
  const business = await story().customer({ customer_group: "customer_group_business" });
  const ticket = await story().comesIn("mon 09:00", business);
  expect(await ticket.level()).toEqual(["sla_everyday_general"]);
  expect((await ticket.promises())[0]).toBe("first_reply running due mon 10:00");
});

test("given money is at risk at night, then ten minutes, and the manager hears twice, whatever the status (F3)", async () => {
  const ticket = await story().comesIn("sun 03:00", await story().customer(), { subject: "银行卡被盗刷" });
  expect(await ticket.news()).toEqual(["level sla_everyday_money_at_risk", "priority urgent"]);
  expect((await ticket.promises())[0]).toBe("first_reply running due sun 03:10");
  await ticket.saved("sun 03:01", { status: "pending" });
  expect((await ticket.promises())[0]).toBe("first_reply running due sun 03:10");
  await ticket.hears("sun 03:08", [
    warned("Lobby manager (Counter)", "first reply", "sun 03:07:30"),
    "tag notify_lobby_manager",
  ]);
  await ticket.hears("sun 03:11", [missed(MANAGER, "first reply", "sun 03:10"), "tag notify_outlet_manager"]);
  expect((await ticket.replies())[0]).toBe("delay");
  await ticket.hears("sun 03:21", [passedOn(MANAGER, "first reply", "sun 03:20")]);
});

test("given a wish for an appointment, then a time is offered in two hours and waits for the customer (F3)", async () => {
  const lin = await story().agent("Lin", "Counter");
  const customer = await story().customer();
  const ticket = await story().comesIn("mon 09:00", customer, { subject: "预约开户" });
  expect(await ticket.news()).toEqual(["group Counter", "level sla_everyday_appointment", "priority normal"]);
  expect((await ticket.replies())[0]).toBe("offer_time");
  expect(await ticket.promises()).toEqual([
    "first_reply running due mon 11:00",
    "step:slot_offered running due mon 11:00",
    "resolution running due tue 09:00",
  ]);
  await ticket.hears("mon 11:01", [
    missed(MANAGER, "Time offered", "mon 11:00"),
    missed(MANAGER, "first reply", "mon 11:00"),
    "tag notify_outlet_manager",
  ]);
  await ticket.answeredBy(lin, "mon 11:10", { status: "pending" });
  expect(await ticket.promises()).toEqual([
    "step:slot_confirmed paused due mon 16:40",
    "resolution paused due tue 09:00",
  ]);
  await ticket.customerWrites("tue 09:30", customer.requesterId);
  expect(await ticket.promises()).toContain("step:slot_confirmed running due tue 15:00");
  await ticket.answeredBy(lin, "tue 09:40", { status: "solved" });
  expect(await ticket.promises()).toEqual([]);
});

test("given a settled matter comes back, then the lane's time goes on from where it stood (F3)", async () => {
  const lin = await story().agent("Lin", "VIP lane");
  const wealthy = await story().customer({ assets: 600_000 });
  const ticket = await story().comesIn("mon 09:00", wealthy);
  expect(await ticket.news()).toContain("group VIP lane");
  await ticket.answeredBy(lin, "mon 10:00", { status: "solved", assignee_id: lin.id });
  await ticket.customerWrites("mon 17:30", wealthy.requesterId);
  expect(await ticket.promises()).toEqual([
    "next_reply running due tue 09:00",
    "update running due tue 16:00",
    "resolution running due wed 16:30",
  ]);
});
