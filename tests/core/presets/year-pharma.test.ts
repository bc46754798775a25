import { expect, test } from "vitest";
import { customer } from "../facts.ts";
import { expectYear } from "./expectYear.ts";
import { callsAfter, callsOf, presetOfYear, visitsSuggested } from "./year.ts";

const policy = presetOfYear("pharma");

test("a grade A hospital: care every month, a visit every fortnight (F4)", () => {
  const hospital = customer({ yearly_purchases: 1_000_000, category: "hospital" });
  expectYear(callsOf(policy, hospital), "10:30", {
    // Fifteen working days from the 1st.
    care_a_hospital: {
      who: "medical_representative",
      rows: [
        ["2026-01", "01-04…01-22", "01-22 17:00"],
        ["2026-02", "02-02…02-27", "02-27 17:00"],
        ["2026-03", "03-02…03-20", "03-20 17:00"],
        ["2026-04", "04-01…04-23", "04-23 17:00"],
        ["2026-05", "05-06…05-25", "05-25 17:00"],
        ["2026-06", "06-01…06-23", "06-23 17:00"],
        ["2026-07", "07-01…07-22", "07-22 17:00"],
        ["2026-08", "08-03…08-21", "08-21 17:00"],
        ["2026-09", "09-01…09-21", "09-21 17:00"],
        ["2026-10", "10-08…10-27", "10-27 17:00"],
        ["2026-11", "11-02…11-20", "11-20 17:00"],
        ["2026-12", "12-01…12-22", "12-22 17:00"],
      ],
    },
  });
  // 365 ÷ 24 = 15.2: days 15, 30, 46, 61 … of the year. Slid back from holidays and weekends: 15 February (to the Saturday
  // that is worked), 2 May, 17 May, 1 August, 16 August, 1 October, 31 October, 15 November.
  expect(visitsSuggested(policy, { tier: "a", segments: ["hospital"] })).toEqual(
    [
      [
        "01-15",
        "01-30",
        "02-14",
        "03-02",
        "03-17",
        "04-01",
        "04-16",
        "04-30",
        "05-15",
        "06-01",
        "06-16",
        "07-02",
      ],
      [
        "07-17",
        "07-31",
        "08-14",
        "08-31",
        "09-16",
        "09-30",
        "10-16",
        "10-30",
        "11-13",
        "12-01",
        "12-16",
        "12-31",
      ],
    ]
      .flat()
      .map((day) => `2026-${day}`),
  );
});

test("a grade B pharmacy: care every quarter, six visits (F4)", () => {
  const pharmacy = customer({ yearly_purchases: 200_000, category: "pharmacy" }, { id: 101 });
  expectYear(callsOf(policy, pharmacy), "10:30", {
    care_trade: {
      who: "medical_representative",
      rows: [
        ["2026-01", "01-04…01-29", "01-29 17:30"],
        ["2026-04", "04-01…04-30", "04-30 17:30"],
        ["2026-07", "07-01…07-29", "07-29 17:30"],
        ["2026-10", "10-08…11-03", "11-03 17:30"],
      ],
    },
  });
  // Days 61, 122 (2 May, a holiday), 183, 243, 304 (a Saturday) and 365.
  const days = ["03-02", "04-30", "07-02", "08-31", "10-30", "12-31"];
  const dates = days.map((day) => `2026-${day}`);
  expect(visitsSuggested(policy, { tier: "b", segments: ["pharmacy"] })).toEqual(dates);
});

test("a grade B hospital: care every quarter, in the hours of the wards (F4)", () => {
  const hospital = customer({ yearly_purchases: 200_000, category: "hospital" }, { id: 103 });
  expectYear(callsOf(policy, hospital), "10:30", {
    care_b_hospital: {
      who: "medical_representative",
      rows: [
        ["2026-01", "01-04…01-29", "01-29 17:00"],
        ["2026-04", "04-01…04-30", "04-30 17:00"],
        ["2026-07", "07-01…07-29", "07-29 17:00"],
        ["2026-10", "10-08…11-03", "11-03 17:00"],
      ],
    },
  });
});

test.each([
  ["an end user", { category: "category_end_user" }],
  ["one whose category nobody has set", {}],
])("a grade A customer, %s: care twice a year (F4)", (_, category) => {
  const who = customer({ yearly_purchases: 1_000_000, ...category }, { id: 104 });
  expectYear(callsOf(policy, who), "10:30", {
    care_end_users: {
      who: "medical_representative",
      rows: [
        ["2026-01", "01-04…01-29", "01-29 17:30"],
        ["2026-07", "07-01…07-29", "07-29 17:30"],
      ],
    },
  });
});

test("a grade C end user: revisited once a year, no visits owed (F4, F6)", () => {
  expectYear(callsOf(policy, customer({ category: "end_user" }, { id: 102 })), "10:30", {
    care_others: { who: "service_desk", rows: [["2026-01", "01-04…03-04", "03-04 17:30"]] },
  });
  expect(visitsSuggested(policy, { tier: "c", segments: ["end_user"] })).toEqual([]);
});

test("a delivery settled before Labour Day is followed up the same afternoon, by 7 May at the latest (F4)", () => {
  expect(callsAfter(policy, customer({}), "ticket_solved", "2026-04-30 12:00")).toMatchObject([
    { rule: "after_sales", slot: "04-30 14:30", due: "05-07 17:30", who: "medical_representative" },
  ]);
});
