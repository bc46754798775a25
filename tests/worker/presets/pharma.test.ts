import { expect, test } from "vitest";
import { begun, missed, passedOn, warned } from "./notices.ts";
import { telling } from "./telling.ts";
import { dissatisfiedWhenCalled } from "./dissatisfiedWhenCalled.ts";

const story = telling("pharma");
const SHORTAGE = { tags: ["out_of_stock"] };
const REGION = "Regional manager (Regional managers)";
const QUALITY = "Quality officer (Quality)";

test("given category and grade, then each cell is answered in its own time (F4)", async () => {
  const rep = await story().agent("Lin");
  const hospital = { category: "category_hospital" };
  const big = { ...hospital, yearly_purchases: 1_000_000, medical_representative: rep.email };
  const [a, c] = [await story().customer(big), await story().customer(hospital)];
  const pharmacy = await story().customer({ category: "category_pharmacy" });
  expect([await story().tierOf(a), await story().tierOf(c)]).toEqual(["tier_a", "tier_c"]);
  const general = await story().comesIn("mon 09:00", a);
  expect(await general.news()).toContain("assignee Lin");
  expect((await general.promises())[0]).toBe("first_reply running due mon 10:00");
  expect(await general.segments()).toEqual(["hospital"]);
  const plain = await story().comesIn("mon 09:00", c);
  expect((await plain.promises())[0]).toBe("first_reply running due tue 09:00");
  const empty = await story().comesIn("mon 20:00", c, SHORTAGE);
  expect(await empty.news()).toEqual(["level sla_c_supply", "priority high"]);
  expect((await empty.promises())[0]).toBe("first_reply running due mon 20:30");
  const shelf = await story().comesIn("mon 20:00", pharmacy, SHORTAGE);
  expect(await shelf.news()).toEqual(["level sla_c_supply", "priority high"]);
  expect((await shelf.promises())[0]).toBe("first_reply running due mon 22:00");
});

test("given a patient may be harmed, then quality hears at once, nothing stops the clock, the region is told (F4)", async () => {
  const ticket = await story().comesIn("sat 22:00", await story().customer(), {
    subject: "患者出现不良反应",
  });
  expect(await ticket.news()).toEqual([
    "level sla_c_safety",
    begun(QUALITY, "Safety officer told", "sat 22:00"),
    "priority urgent",
    "tag notify_quality_officer",
  ]);
  await ticket.saved("sat 22:05", { status: "pending" });
  expect(await ticket.promises()).toEqual([
    "step:safety_told running due sat 22:30",
    "first_reply running due sat 23:00",
    "resolution running due sun 22:00",
  ]);
  const wei = await story().agent("Wei", "Quality");
  await ticket.saved("sat 22:10", { assignee_id: wei.id });
  expect((await ticket.promises())[1]).toBe("step:batch_held running due sun 00:10");
  await ticket.hears("sat 22:45", [warned(QUALITY, "first reply", "sat 22:45")]);
  await ticket.hears("sat 23:01", [
    missed(REGION, "first reply", "sat 23:00"),
    "tag notify_regional_manager",
  ]);
  expect((await ticket.replies())[0]).toBe("delay");
  await ticket.hears("sat 23:16", [passedOn(REGION, "first reply", "sat 23:15")]);
});

test("given a complaint about quality, then facts, investigation and answer follow each other (F4)", async () => {
  const lin = await story().agent("Lin");
  const tags = ["quality_complaint"];
  const ticket = await story().comesIn("mon 09:00", await story().customer(), { tags });
  expect(await ticket.promises()).toEqual([
    "first_reply running due mon 09:30",
    "step:recorded running due mon 13:00",
    "resolution running due thu 09:00",
  ]);
  await ticket.answeredBy(lin, "mon 09:20", { assignee_id: lin.id });
  expect(await ticket.promises()).toContain("step:investigated running due wed 09:20");
  await ticket.answeredBy(lin, "tue 09:00");
  await ticket.saved("tue 10:00", { additional_tags: ["done_investigated"] });
  expect(await ticket.promises()).toContain("step:answered running due wed 06:00");
  await ticket.hears("wed 06:01", [
    missed(REGION, "Customer answered in writing", "wed 06:00"),
    "tag notify_regional_manager",
  ]);
});

test("given an answer is out and the buyer comes back, then office time goes on over night and lunch (F4)", async () => {
  const lin = await story().agent("Lin");
  const customer = await story().customer({ prescribing_potential: 3 });
  const ticket = await story().comesIn("mon 11:30", customer);
  expect((await ticket.promises())[0]).toBe("first_reply running due mon 16:00");
  await ticket.saved("mon 11:45", { status: "hold" });
  await ticket.saved("mon 17:00", { status: "open" });
  expect((await ticket.promises())[0]).toBe("first_reply running due tue 10:45");
  await ticket.answeredBy(lin, "tue 09:00", { status: "solved" });
  await ticket.customerWrites("tue 13:30", customer.requesterId);
  // 22 h 30 min, of which 15 min + 30 min + 30 min have run.
  expect(await ticket.promises()).toContain("resolution running due fri 10:45");
});

test("given a customer who is not satisfied when called, then the ticket is open again and the lead knows (F4)", async () => {
  await dissatisfiedWhenCalled(story(), {
    rule: "after_sales",
    lead: "Regional manager",
    answers: "complete: no\nsatisfied: 2",
  });
});
