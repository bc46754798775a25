import { expect, test } from "vitest";
import { customer } from "../facts.ts";
import { expectYear } from "./expectYear.ts";
import { callsAfter, callsOf, presetOfYear, visitsSuggested } from "./year.ts";

const policy = presetOfYear("relationship");

test("a strategic customer of years: monthly contact, four surveys, greetings, two invitations, one visit (B6, B7)", () => {
  const who = customer({
    strategic: true,
    first_purchase_on: "2020-03-02",
    last_purchase_on: "2026-12-01",
    anniversary_on: "2008-02-29",
  });
  expectYear(callsOf(policy, who), "09:30", {
    // 20 working days from the 1st, or the month's end: February has 16, May 19, October 18.
    monthly_contact: {
      who: "account_manager",
      rows: [
        ["2026-01", "01-04…01-29", "01-29 18:00"],
        ["2026-02", "02-02…02-28", "02-28 18:00"],
        ["2026-03", "03-02…03-27", "03-27 18:00"],
        ["2026-04", "04-01…04-30", "04-30 18:00"],
        ["2026-05", "05-06…05-29", "06-01 00:00"],
        ["2026-06", "06-01…06-30", "06-30 18:00"],
        ["2026-07", "07-01…07-29", "07-29 18:00"],
        ["2026-08", "08-03…08-28", "08-28 18:00"],
        ["2026-09", "09-01…09-29", "09-29 18:00"],
        ["2026-10", "10-08…10-30", "11-01 00:00"],
        ["2026-11", "11-02…11-27", "11-27 18:00"],
        ["2026-12", "12-01…12-29", "12-29 18:00"],
      ],
    },
    // Quarters of 91, 92, 91, 91 days begin on 1 January, 2 April, 3 July, 2 October; ten working days each.
    quarterly_survey: {
      who: "service_lead",
      rows: [
        ["2026-01-1of4", "01-04…01-15", "01-15 18:00"],
        ["2026-01-2of4", "04-02…04-17", "04-17 18:00"],
        ["2026-01-3of4", "07-03…07-17", "07-17 18:00"],
        ["2026-01-4of4", "10-08…10-20", "10-20 18:00"],
      ],
    },
    invitation: {
      who: "service_lead",
      rows: [
        ["2026-01", "01-04…01-29", "01-29 18:00"],
        ["2026-07", "07-01…07-29", "07-29 18:00"],
      ],
    },
    // 17 February, 19 June, 25 September, 1 October, 1 January: two to seven days ahead, on working days.
    festivals: {
      who: "account_manager",
      rows: [
        ["spring_festival_2026", "02-10…02-14", "02-16 00:00"],
        ["dragon_boat_2026", "06-12…06-17", "06-17 18:00"],
        ["mid_autumn_2026", "09-18…09-23", "09-23 18:00"],
        ["national_day_2026", "09-24…09-29", "09-29 18:00"],
        ["new_year_2027", "12-25…12-30", "12-30 18:00"],
      ],
    },
    // 29 February is kept on the 28th; 21 to 23 February are off.
    anniversary: { who: "account_manager", rows: [["2026", "02-24…02-26", "02-26 18:00"]] },
  });
  expect(visitsSuggested(policy, { tier: "high_value" })).toEqual(["2026-12-31"]);
});

test("a new customer: welcomed within three working days, a tip a week for 90 days, then stable, then at risk (B3, B5)", () => {
  const facts = {
    first_purchase_on: "2026-02-12",
    last_purchase_on: "2026-02-12",
    anniversary_on: "2015-06-18",
  };
  const calls = callsOf(policy, customer(facts, { id: 101 }), ["2026-02-12", "2027-01-01"]);
  expectYear(calls, "09:30", {
    // Thursday 12 February; 13, 14 (worked) and 24 are the three working days.
    welcome_call: {
      who: "sales_representative",
      rows: [["first_purchase_2026-02-12", "02-12", "02-24 18:00"]],
    },
    // The week of 16 February is all holiday. This customer's day is the last of a week: on 15 May it is new no more.
    weekly_tip: {
      who: "sales_representative",
      rows: [
        ["2026-02-09", "02-12…02-14", "02-14 18:00"],
        ["2026-02-23", "02-24…02-28", "02-28 18:00"],
        ["2026-03-02", "03-02…03-06", "03-09 00:00"],
        ["2026-03-09", "03-09…03-13", "03-16 00:00"],
        ["2026-03-16", "03-16…03-20", "03-23 00:00"],
        ["2026-03-23", "03-23…03-27", "03-30 00:00"],
        ["2026-03-30", "03-30…04-03", "04-06 00:00"],
        ["2026-04-06", "04-07…04-10", "04-13 00:00"],
        ["2026-04-13", "04-13…04-17", "04-20 00:00"],
        ["2026-04-20", "04-20…04-24", "04-27 00:00"],
        ["2026-04-27", "04-27…04-30", "05-04 00:00"],
        ["2026-05-04", "05-06…05-09", "05-11 00:00"],
      ],
    },
    // Stable from 14 May (day 91), at risk from 11 August (180 days without a purchase): two surveys, no more.
    quarterly_survey: {
      who: "service_lead",
      rows: [
        ["2026-01-2of4", "05-14…07-02", "its day 18:00"],
        ["2026-01-3of4", "07-03…07-17", "07-17 18:00"],
      ],
    },
    invitation: {
      who: "service_lead",
      rows: [
        ["2026-01", "05-14…06-30", "its day 18:00"],
        ["2026-07", "07-01…07-29", "07-29 18:00"],
      ],
    },
    festivals: { who: "account_manager", rows: [["dragon_boat_2026", "06-12…06-17", "06-17 18:00"]] },
    anniversary: { who: "account_manager", rows: [["2026", "06-11…06-16", "06-16 18:00"]] },
  });
  expect(visitsSuggested(policy, { tier: "regular" })).toEqual([]);
});

test("a customer at risk: no greetings, but every solved problem is called about within a day (B11)", () => {
  const who = customer({ first_purchase_on: "2020-03-02", last_purchase_on: "2025-03-01" });
  expect(callsOf(policy, who)).toEqual([]);
  const confirmation = (solved: string) =>
    callsAfter(policy, who, "ticket_solved", solved).map(({ slot, due, isLate }) => [slot, due, isLate]);
  expect(confirmation("2026-11-20 17:20")).toEqual([["11-20 17:20", "11-21 17:20", false]]);
  // Friday after the calling hours: a day of the clock holds none, so the call is on Monday and says that it is late.
  expect(confirmation("2026-11-20 18:00")).toEqual([["11-23 09:30", "11-21 18:00", true]]);
});
