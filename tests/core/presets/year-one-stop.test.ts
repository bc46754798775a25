import { expect, test } from "vitest";
import { customer } from "../facts.ts";
import { expectYear } from "./expectYear.ts";
import { callsAfter, callsOf, presetOfYear, visitsSuggested } from "./year.ts";

const policy = presetOfYear("one-stop");

test.each([
  ["key account", customer({ yearly_amount: 300_000 })],
  ["repeat buyer", customer({ yearly_orders: 4 }, { id: 101 })],
  ["occasional buyer", customer({}, { id: 102 })],
])("a %s is asked twice a year, each time within twenty working days (C5)", (_, who) => {
  // Saturdays are worked. The second half begins on day 184, 3 July.
  expectYear(callsOf(policy, who), "09:30", {
    survey: {
      who: "first_contact",
      rows: [
        ["2026-01-1of2", "01-04…01-26", "01-26 19:00"],
        ["2026-01-2of2", "07-03…07-27", "07-27 19:00"],
      ],
    },
  });
});

test("the survey has ten dimensions, and what falls below 3.5 is to be improved (C5)", () => {
  const [survey] = policy.document.surveys;
  expect(survey?.dimensions).toHaveLength(10);
  expect(survey?.improveBelow).toBe(3.5);
});

test("a complaint solved on the eve of National Day is called about when the desk is back (C3)", () => {
  const solved = (tags: readonly string[]) =>
    callsAfter(policy, customer({}), "ticket_solved", "2026-09-30 18:30", { tags });
  // 8 and 9 October are the two working days.
  expect(solved(["complaint"])).toMatchObject([
    {
      rule: "complaint_closed",
      slot: "10-08 09:30",
      due: "10-09 19:00",
      isLate: false,
      who: "first_contact",
    },
  ]);
  expect(solved([])).toEqual([]);
});

test("only key accounts are owed visits, one in each half of the year (C1)", () => {
  expect(visitsSuggested(policy, { tier: "key_account" })).toEqual(["2026-07-02", "2026-12-31"]);
  expect(visitsSuggested(policy, { tier: "repeat_buyer" })).toEqual([]);
  expect(visitsSuggested(policy, { tier: "occasional" })).toEqual([]);
});
