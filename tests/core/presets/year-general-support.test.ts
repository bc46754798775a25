import { expect, test } from "vitest";
import { customer } from "../facts.ts";
import { expectYear } from "./expectYear.ts";
import { callsAfter, callsOf, presetOfYear, visitsSuggested } from "./year.ts";

const policy = presetOfYear("general-support");
const who = "agent";

test("a past customer is revisited once in each half of the year (F6)", () => {
  expectYear(callsOf(policy, customer({ last_order_on: "2025-01-01" }, { id: 101 })), "09:30", {
    past_customers: {
      who,
      rows: [
        ["2026-01", "01-04…01-29", "01-29 18:00"],
        ["2026-07", "07-01…07-29", "07-29 18:00"],
      ],
    },
  });
});

test("one who ordered last in January is revisited from 9 July, 180 days later (F6)", () => {
  expectYear(callsOf(policy, customer({ last_order_on: "2026-01-10" }, { id: 102 })), "09:30", {
    past_customers: { who, rows: [["2026-07", "07-09…07-29", "07-29 18:00"]] },
  });
});

test("a frequent buyer whose orders end in June is revisited in December, in time though the half is long gone (F6)", () => {
  // Past from Saturday 28 November; the twentieth working day from it is 25 December.
  const facts = { yearly_orders: 6, last_order_on: "2026-06-01" };
  expectYear(callsOf(policy, customer(facts)), "09:30", {
    past_customers: { who, rows: [["2026-07", "11-30…12-25", "12-25 18:00"]] },
  });
});

test("a case closed at night before the Spring Festival is revisited on the Saturday that is worked (F1)", () => {
  // 14, 24, 25, 26 and 27 February are the five working days.
  expect(callsAfter(policy, customer({}), "ticket_solved", "2026-02-13 20:00")).toMatchObject([
    { rule: "after_closing", slot: "02-14 09:30", due: "02-27 18:00", who },
  ]);
});

test("nobody is promised visits", () => {
  expect(["frequent", "everyone"].flatMap((tier) => visitsSuggested(policy, { tier }))).toEqual([]);
});
