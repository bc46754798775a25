import { expect, test } from "vitest";
import { customer } from "../facts.ts";
import { expectYear } from "./expectYear.ts";
import { callsAfter, callsOf, presetOfYear, visitsSuggested } from "./year.ts";

const policy = presetOfYear("bank");

// Saturdays are worked: twenty working days from each quarter's first.
const QUARTERS = {
  portfolio_contact: {
    who: "wealth_manager",
    rows: [
      ["2026-01", "01-04…01-26", "01-26 17:00"],
      ["2026-04", "04-01…04-27", "04-27 17:00"],
      ["2026-07", "07-01…07-24", "07-24 17:00"],
      ["2026-10", "10-08…10-30", "10-30 17:00"],
    ],
  },
} as const;

test("private banking: contact every quarter, four reviews (F3)", () => {
  expectYear(callsOf(policy, customer({ assets: 6_000_000 })), "09:30", QUARTERS);
  const dates = ["2026-04-01", "2026-07-02", "2026-09-30", "2026-12-31"];
  expect(visitsSuggested(policy, { tier: "private_banking" })).toEqual(dates);
});

test("wealth: contact every quarter, two reviews (F3)", () => {
  expectYear(callsOf(policy, customer({ assets: 500_000 }, { id: 101 })), "09:30", QUARTERS);
  expect(visitsSuggested(policy, { tier: "wealth" })).toEqual(["2026-07-02", "2026-12-31"]);
});

test("everyday: revisited once a year, within forty working days (F6)", () => {
  expectYear(callsOf(policy, customer({}, { id: 102 })), "09:30", {
    revisit: { who: "lobby_manager", rows: [["2026-01", "01-04…02-26", "02-26 17:00"]] },
  });
  expect(visitsSuggested(policy, { tier: "everyday" })).toEqual([]);
});

test("a lost card settled before the Spring Festival: three working days are 14, 24 and 25 February (F3)", () => {
  const solved = (priority: "urgent" | "normal") =>
    callsAfter(policy, customer({}), "ticket_solved", "2026-02-13 16:30", { priority });
  expect(solved("urgent")).toMatchObject([
    { rule: "lost_card", slot: "02-13 16:30", due: "02-25 17:00", who: "lobby_manager" },
  ]);
  expect(solved("normal")).toEqual([]);
});
