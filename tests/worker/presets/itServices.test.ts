import { expect, test } from "vitest";
import { begun, warned } from "./notices.ts";
import { telling } from "./telling.ts";

const story = telling("it-services");
const VIP = { yearly_it_spend: 600_000, influence: 4 };
const CORE = { yearly_service_fees: 60_000 };

test("given what customers contribute and may yet, then Zendesk shows each one's tier (A1, G1)", async () => {
  const tierOf = async (facts: Parameters<ReturnType<typeof story>["customer"]>[0]) =>
    story().tierOf(await story().customer(facts));
  expect(await tierOf(VIP)).toBe("tier_vip");
  expect(await tierOf(CORE)).toBe("tier_core");
  expect(await tierOf({ potential: 4, growth: 20 })).toBe("tier_potential");
  expect(await tierOf({})).toBe("tier_ordinary");
});

test("given a VIP with its own contact, then its ticket is theirs, first in line, with both clocks (A3, A4, G3)", async () => {
  const lin = await story().agent("Lin");
  const vip = await story().customer({ ...VIP, account_manager: lin.email });
  const ticket = await story().comesIn("mon 09:00", vip);
  expect(await ticket.news()).toEqual([
    "assignee Lin",
    "group Support",
    "level sla_vip_general",
    "priority high",
    "status open",
  ]);
  expect(await ticket.level()).toEqual(["sla_vip_general"]);
  expect(await ticket.promises()).toEqual([
    "first_reply running due mon 09:30",
    "resolution running due wed 09:00",
  ]);
  const wei = await story().agent("Wei");
  const chosen = await story().comesIn("mon 09:05", vip, { assignee_id: wei.id, priority: "low" });
  expect(await chosen.news()).toEqual(["level sla_vip_general"]);
});

test("given work stands still, then an engineer hears of it at once and the contact before it is late (A10, A11)", async () => {
  const ticket = await story().comesIn("mon 09:00", await story().customer(VIP), { tags: ["outage"] });
  expect(await ticket.news()).toEqual([
    "level sla_vip_urgent",
    begun("Service engineer", "Engineer on it", "mon 09:00"),
    "priority urgent",
    "tag notify_service_engineer",
  ]);
  expect(await ticket.promises()).toEqual([
    "step:engineer_on_it running due mon 09:10",
    "first_reply running due mon 09:15",
    "resolution running due mon 17:00",
  ]);
  await ticket.hears("mon 09:08", [
    warned("Account manager", "Engineer on it", "mon 09:07:30"),
    "tag notify_account_manager",
  ]);
  expect((await ticket.replies())[0]).not.toBe("delay");
  await ticket.hears("mon 09:12", [warned("Account manager", "first reply", "mon 09:11:15")]);
  expect((await ticket.replies())[0]).toBe("delay");
  const wei = await story().agent("Wei");
  expect(await ticket.answeredBy(wei, "mon 09:14", { assignee_id: wei.id })).toEqual([]);
  expect(await ticket.promises()).toEqual([
    "update running due mon 11:14",
    "resolution running due mon 17:00",
  ]);
});

test("given a wait for the customer over lunch, then the hour goes on where it stood (A4, G3)", async () => {
  const ticket = await story().comesIn("mon 11:00", await story().customer(CORE));
  expect((await ticket.brief()).promises?.[0]).toMatchObject({
    key: "first_reply",
    dueAt: "2026-11-23T05:30:00Z",
    byCloseAt: "2026-11-23T04:00:00Z",
    clause: "A4",
  });
  await ticket.saved("mon 11:30", { status: "pending" });
  expect((await ticket.promises())[0]).toMatch(/^first_reply paused/);
  await ticket.saved("mon 14:00", { status: "open" });
  expect((await ticket.promises())[0]).toBe("first_reply running due mon 14:30");
  await story().itIs("mon 14:30");
  expect((await ticket.promises())[0]).toBe("first_reply running due mon 14:30");
  await story().itIs("mon 14:31");
  expect((await ticket.promises())[0]).toBe("first_reply breached due mon 14:30");
});

test("given a customer spends more, then tier and open tickets follow at once, with the time already run (A18)", async () => {
  const customer = await story().customer({ yearly_it_spend: 1000 });
  const ticket = await story().comesIn("mon 09:00", customer);
  expect((await ticket.promises())[0]).toBe("first_reply running due mon 14:30");
  await story().itIs("mon 09:30");
  await story().changeFacts(customer, { yearly_it_spend: 200_000 });
  expect(await story().tierOf(customer)).toBe("tier_core");
  expect(await ticket.level()).toEqual(["sla_core_general"]);
  expect((await ticket.promises())[0]).toBe("first_reply running due mon 10:00");
});

test("given it comes back after it was solved, then its resolution goes on with the time it had left (G3)", async () => {
  const lin = await story().agent("Lin");
  const vip = await story().customer({ ...VIP, account_manager: lin.email });
  const ticket = await story().comesIn("mon 09:00", vip);
  await ticket.answeredBy(lin, "mon 10:00", { status: "solved" });
  expect(await ticket.promises()).toEqual([]);
  await ticket.customerWrites("mon 11:00", vip.requesterId);
  expect(await ticket.record()).toMatchObject({ status: "open" });
  expect(await ticket.promises()).toEqual([
    "next_reply running due mon 12:00",
    "update running due mon 19:00",
    "resolution running due wed 10:00",
  ]);
});
