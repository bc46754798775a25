import { expect, test } from "vitest";
import { customer } from "../facts.ts";
import { expectYear } from "./expectYear.ts";
import { callsOf, presetOfYear, visitsSuggested } from "./year.ts";

const policy = presetOfYear("education");

test("an enrolled family, primary school: after the first month, the festivals of the school year, four talks (F5)", () => {
  const family = customer({ courses_booked: 2, learning_stage: "primary", enrolled_on: "2026-09-01" });
  expectYear(callsOf(policy, family), "10:00", {
    // Day 30 is 1 October: the first call after the holidays; 8, 9 and 10 (worked) are the three working days.
    first_month: { who: "class_adviser", rows: [["day_2026-10-01", "10-08", "10-10 17:30"]] },
    // 10 September, 25 September and 1 January: from seven days ahead, three working days.
    teachers_day: {
      who: "class_adviser",
      rows: [
        ["teachers_day_2026", "09-03…09-08", "09-08 17:30"],
        ["mid_autumn_2026", "09-18…09-22", "09-22 17:30"],
        ["new_year_2027", "12-25…12-30", "12-30 17:30"],
      ],
    },
  });
  const dates = ["2026-04-01", "2026-07-02", "2026-09-30", "2026-12-31"];
  expect(visitsSuggested(policy, { tier: "enrolled", segments: ["primary"] })).toEqual(dates);
  const older = visitsSuggested(policy, { tier: "enrolled", segments: ["secondary"] });
  expect(older).toEqual(["2026-07-02", "2026-12-31"]);
});

test("a trial family: called on the day after the lesson, a Saturday that is worked (F5)", () => {
  expectYear(callsOf(policy, customer({ trial_lesson_on: "2026-02-13" }, { id: 101 })), "10:00", {
    after_trial: { who: "course_adviser", rows: [["day_2026-02-14", "02-14", "02-25 17:30"]] },
  });
  expect(visitsSuggested(policy, { tier: "trying" })).toEqual([]);
});

test("an enquiring family with an examination on 20 June: a calm word before it, two revisits (F5, F6)", () => {
  const facts = { learning_stage: "secondary", need: "advancement", exam_on: "2026-06-20" };
  const family = customer(facts, { id: 102 });
  const later = callsOf(policy, family, ["2027-01-01", "2028-01-01"]);
  expect(later.filter(({ rule }) => rule === "before_exam")).toEqual([]);
  expectYear(callsOf(policy, family), "10:00", {
    // Three to seven days ahead, and never again in the years after it: 13 (a Saturday) to 17 June.
    before_exam: { who: "entrance_adviser", rows: [["2026", "06-15…06-17", "06-17 17:30"]] },
    revisit: {
      who: "course_adviser",
      rows: [
        ["2026-01", "01-04…01-29", "01-29 17:30"],
        ["2026-07", "07-01…07-29", "07-29 17:30"],
      ],
    },
  });
  expect(visitsSuggested(policy, { tier: "asking" })).toEqual([]);
});
