import { describe, expect, test } from "vitest";
import { chooseReplies, subjectWordsIn, visitStanding } from "#core";
import { customer, NOW } from "../facts.ts";
import { hours, levelOf, minutes, named, preset, segmentKeys, tierOf } from "./given.ts";

const policy = preset("pharma");
const { document } = policy;
const small = customer({ category: "category_pharmacy" });

describe("category × grade (F4)", () => {
  test.each([
    [{ category: "category_hospital", yearly_purchases: 1_000_000 }, "a", ["hospital"]],
    [{ category: "category_pharmacy", prescribing_potential: 5 }, "a", ["pharmacy"]],
    [{ category: "category_wholesaler", yearly_purchases: 200_000 }, "b", ["wholesaler"]],
    [
      { category: "category_end_user", yearly_purchases: 199_999, prescribing_potential: 2 },
      "c",
      ["end_user"],
    ],
    [{}, "c", []],
  ])("given %j, then the grade is %s and the category %j (F4)", (facts, tier, segments) => {
    expect(tierOf(policy, customer(facts))).toBe(tier);
    expect(segmentKeys(policy, customer(facts))).toEqual(segments);
  });

  test.each([
    ["a", "hospital", 24],
    ["a", "pharmacy", 12],
    ["b", "hospital", 12],
    ["b", "wholesaler", 6],
    ["c", "pharmacy", 2],
    ["a", "end_user", 4],
    ["c", "end_user", null],
  ])("given grade %s and category %s, then %s visits a year (F4)", (tier, segment, atLeast) => {
    expect(visitStanding(policy, { tier, visits: [], segments: [segment] }, NOW)?.atLeast).toBe(atLeast);
  });

  test("given a hospital, then visits go by the hours in which doctors receive (F4)", () => {
    expect(named(document.visits.quotas, "a_hospital").schedule).toBe("wards");
    expect(named(document.schedules, "wards").week.mon).toEqual([
      { from: hours(10.5), to: hours(12) },
      { from: hours(15), to: hours(17) },
    ]);
  });

  test("given a cell, then it has its own care: month, quarter or year (F4, F6)", () => {
    const care = document.callbacks.filter(({ key }) => key.startsWith("care_"));
    expect(
      care.map(({ trigger, tiers, segments }) => [
        trigger.on === "every" ? trigger.period : null,
        tiers,
        segments,
      ]),
    ).toEqual([
      ["month", ["a"], ["hospital"]],
      ["quarter", ["a", "b"], ["pharmacy", "wholesaler"]],
      ["quarter", ["b"], ["hospital"]],
      ["half_year", ["a", "b"], []],
      ["year", ["c"], []],
    ]);
  });
});

describe("complaints and supply (F4)", () => {
  test("given a quality complaint, then it is recorded, investigated and answered in writing (F4)", () => {
    const level = levelOf(policy, small, { tags: ["quality_complaint"] }).promise;
    expect(level?.key).toBe("complaint");
    expect(level?.steps.map(({ key, within }) => [key, within])).toEqual([
      ["recorded", hours(4)],
      ["investigated", hours(48)],
      ["answered", hours(20)],
    ]);
    expect(level?.targets.resolution).toBe(hours(72));
  });

  test.each(["Adverse reaction after dose 2", "批号疑似污染"])(
    "given the subject %s, then a patient may be at risk: the officer knows in half an hour (F4)",
    (subject) => {
      const subjectWords = subjectWordsIn(subject, policy.reads.subjectWords);
      const { option, promise } = levelOf(policy, small, { subjectWords });
      expect(option).toBe("sla_c_safety");
      expect(promise).toMatchObject({ schedule: "always", targets: { first_reply: hours(1) }, pauseOn: [] });
      expect(promise?.steps[0]).toMatchObject({ key: "safety_told", within: minutes(30) });
    },
  );

  test("given a shortage, then hospitals are served before the trade, each with its own words (F4)", () => {
    expect(levelOf(policy, small, { tags: ["out_of_stock"] }).option).toBe("sla_c_supply");
    const hospital = customer({ category: "category_hospital" });
    expect(levelOf(policy, hospital, { tags: ["out_of_stock"] }).promise).toMatchObject({
      key: "hospital_supply",
      targets: { first_reply: minutes(30) },
    });
    const first = (segment: string) =>
      chooseReplies(policy, {
        tier: "b",
        urgency: "supply",
        status: "open",
        stage: "supply",
        segments: [segment],
      })[0]?.key;
    expect([first("hospital"), first("wholesaler")]).toEqual(["supply_hospital", "supply_trade"]);
  });

  test("given a solved request, then there is an after-sales follow-up (F4)", () => {
    expect(named(document.callbacks, "after_sales")).toMatchObject({
      trigger: { event: "ticket_solved" },
      within: { unit: "working_days", amount: 2 },
      outcomes: { dissatisfied: { causeRequired: true, solveWithin: hours(24) } },
    });
  });
});
