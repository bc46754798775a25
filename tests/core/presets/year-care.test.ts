import { expect, test } from "vitest";
import { callsAfter, callsOf, presetOfYear, visitsSuggested } from "./year.ts";
import { customer } from "../facts.ts";
import { expectYear } from "./expectYear.ts";

const policy = presetOfYear("care");
const who = "care_agent";

test("treasured, born on 29 February: wishes to both Spring Festivals and in both years, asked when drifting away (E2, E4)", () => {
  const cutOffs = { "yearly_amount:top:20": { atLeast: 50_000 } };
  const facts = { yearly_amount: 60_000, birthday: "1988-02-29", last_purchase_on: "2025-12-30" };
  expectYear(callsOf(policy, customer(facts, { cutOffs }), ["2026-01-01", "2027-03-01"]), "09:30", {
    // Kept on 28 February in both years; 21 to 23 February 2026 are off.
    birthday: {
      who,
      rows: [
        ["2026", "02-24…02-26", "02-26 18:00"],
        ["2027", "2027-02-22…2027-02-26", "2027-02-26 18:00"],
      ],
    },
    // Lunar: 17 February 2026, 25 September 2026, 6 February 2027 (a Saturday).
    festivals: {
      who,
      rows: [
        ["valentines_day_2026", "02-09…02-12", "02-12 18:00"],
        ["spring_festival_2026", "02-10…02-14", "02-16 00:00"],
        ["labour_day_2026", "04-24…04-29", "04-29 18:00"],
        ["mid_autumn_2026", "09-18…09-23", "09-23 18:00"],
        ["national_day_2026", "09-24…09-29", "09-29 18:00"],
        ["new_year_2027", "12-25…12-30", "12-30 18:00"],
        ["spring_festival_2027", "2027-02-01…2027-02-04", "2027-02-04 18:00"],
        ["valentines_day_2027", "2027-02-08…2027-02-12", "2027-02-12 18:00"],
      ],
    },
    // 180 days without a purchase on Sunday 28 June, 365 on 30 December.
    win_back: {
      who,
      rows: [
        ["2026-04", "06-29…06-30", "06-30 18:00"],
        ["2026-07", "07-01…07-29", "07-29 18:00"],
        ["2026-10", "10-08…11-03", "11-03 18:00"],
      ],
    },
  });
});

test("familiar, in Dubai: called at half past nine there, and before the holidays that hide the birthday (E2, E6)", () => {
  const facts = {
    yearly_purchases: 4,
    birthday: "1990-10-08",
    time_zone: "Asia/Dubai",
    last_purchase_on: "2026-01-15",
  };
  const calls = callsOf(policy, customer(facts, { id: 101 }), ["2026-01-01", "2027-01-01"], "+04:00");
  // The office closes at 18:00 in Shanghai, 14:00 in Dubai.
  expectYear(calls, "09:30", {
    // Two to seven days ahead are 1 to 6 October, all off.
    birthday: { who, rows: [["2026", "09-30", "09-30 14:00"]] },
    festivals: {
      who,
      rows: [
        ["valentines_day_2026", "02-09…02-12", "02-12 14:00"],
        ["spring_festival_2026", "02-10…02-14", "02-15 20:00"],
        ["labour_day_2026", "04-24…04-29", "04-29 14:00"],
        ["mid_autumn_2026", "09-18…09-23", "09-23 14:00"],
        ["national_day_2026", "09-24…09-29", "09-29 14:00"],
        ["new_year_2027", "12-25…12-30", "12-30 14:00"],
      ],
    },
    // 180 days without a purchase on 14 July.
    win_back: {
      who,
      rows: [
        ["2026-07", "07-14…07-29", "07-29 14:00"],
        ["2026-10", "10-08…11-03", "11-03 14:00"],
      ],
    },
  });
  // Solved at nine in Dubai: half an hour later is not too early, and not the lunch break.
  const solved = (at: string) => callsAfter(policy, customer(facts), "ticket_solved", at, {}, "+04:00");
  expect(solved("2026-03-10 09:00")).toMatchObject([{ slot: "03-10 09:30", due: "03-11 14:00", who }]);
  expect(solved("2026-03-10 11:45")).toMatchObject([{ slot: "03-10 14:00", due: "03-11 14:00", who }]);
});

test("acquainted, drifting since November, lost in June: asked twice, then wished well only (E4)", () => {
  const calls = callsOf(policy, customer({ last_purchase_on: "2025-06-01" }, { id: 102 }));
  expectYear(calls, "09:30", {
    festivals: {
      who,
      rows: [
        ["valentines_day_2026", "02-09…02-12", "02-12 18:00"],
        ["spring_festival_2026", "02-10…02-14", "02-16 00:00"],
        ["labour_day_2026", "04-24…04-29", "04-29 18:00"],
        ["mid_autumn_2026", "09-18…09-23", "09-23 18:00"],
        ["national_day_2026", "09-24…09-29", "09-29 18:00"],
        ["new_year_2027", "12-25…12-30", "12-30 18:00"],
      ],
    },
    win_back: {
      who,
      rows: [
        ["2026-01", "01-04…01-29", "01-29 18:00"],
        ["2026-04", "04-01…04-30", "04-30 18:00"],
      ],
    },
  });
});

test("who writes and doesn't want calls is given none (E6)", () => {
  const facts = { birthday: "1990-10-08", last_purchase_on: "2025-12-01" };
  const who = customer(facts, { id: 103, tags: ["segment_no_calls"] });
  expect(callsOf(policy, who)).toEqual([]);
  expect(callsAfter(policy, who, "ticket_solved", "2026-03-10 09:00")).toEqual([]);
});

test("only the treasured are owed a visit, once in twelve months: due on the day it has none left (E4)", () => {
  expect(visitsSuggested(policy, { tier: "treasured" }, "2026-06-15")).toEqual(["2026-06-15"]);
  expect(visitsSuggested(policy, { tier: "familiar" }, "2026-06-15")).toEqual([]);
  expect(visitsSuggested(policy, { tier: "acquainted" }, "2026-06-15")).toEqual([]);
});
