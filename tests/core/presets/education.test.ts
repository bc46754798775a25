import { describe, expect, test } from "vitest";
import { chooseReplies, instantOf, isOpen, scheduleOf, subjectWordsIn, visitStanding } from "#core";
import { customer, NOW } from "../facts.ts";
import { hours, levelOf, minutes, named, preset, segmentKeys, tierOf } from "./given.ts";

const policy = preset("education");
const { document } = policy;
const asking = customer({});

describe("stage × need × region (F5)", () => {
  test.each([
    [{ courses_booked: 1 }, "enrolled"],
    [{ courses_booked: 0, trial_lesson_on: "2026-11-20" }, "trying"],
    [{}, "asking"],
  ])("given %j, then the family is %s (F5)", (facts, tier) => {
    expect(tierOf(policy, customer(facts))).toBe(tier);
  });

  test("given stage, need and region, then one segment of each, and of the cell they make (F5)", () => {
    const family = customer({
      learning_stage: "learning_stage_secondary",
      need: "need_advancement",
      region: "region_east",
    });
    expect(segmentKeys(policy, family)).toEqual([
      "secondary",
      "advancement",
      "region_east",
      "secondary_advancement",
    ]);
  });

  test("given the catalogue's types, then each stage and each need has a segment (F5)", () => {
    const group = (name: string) =>
      document.segments.filter((segment) => segment.group === name).map(({ key }) => key);
    expect(group("stage")).toEqual(["kindergarten", "primary", "secondary", "university"]);
    expect(group("need")).toEqual(["transfer", "advancement", "tutoring", "vocational"]);
    expect(group("region")).toHaveLength(4);
  });

  test.each([
    ["kindergarten", "kindergarten"],
    ["transfer", "transfer"],
    ["advancement", "advancement"],
    ["tutoring", "tutoring"],
    ["vocational", "vocational"],
    ["university", "vocational"],
  ])("given the segment %s, then the reply %s comes first (F5)", (segment, key) => {
    const question = { tier: "asking", urgency: "general", status: "open", stage: "advice" } as const;
    expect(chooseReplies(policy, { ...question, segments: [segment] })[0]?.key).toBe(key);
    expect(
      chooseReplies(policy, question)
        .map((reply) => reply.key)
        .includes(key),
    ).toBe(false);
  });

  test.each([
    ["kindergarten", 4],
    ["secondary", 2],
    ["university", null],
  ])("given an enrolled learner at %s, then %s talks with the parents a year (F5)", (segment, atLeast) => {
    const question = { tier: "enrolled", visits: [], segments: [segment] };
    expect(visitStanding(policy, question, NOW)?.atLeast).toBe(atLeast);
  });

  test("given a type with its own promise, then that one counts (F5)", () => {
    const entrance = customer({ learning_stage: "learning_stage_secondary", need: "need_advancement" });
    expect(levelOf(policy, entrance).promise).toMatchObject({
      key: "entrance_deadline",
      onArrival: { assign: "entrance_adviser" },
    });
    expect(levelOf(policy, customer({ need: "need_vocational" })).promise?.key).toBe("vocational");
  });
});

describe("promises (F5)", () => {
  test("given families ask after work and on Sunday, then advice is open (F5)", () => {
    const advice = scheduleOf(named(document.schedules, "advice"));
    expect(isOpen(advice, instantOf("2026-11-23T12:29:00Z"))).toBe(true); // Monday 20:29
    expect(isOpen(advice, instantOf("2026-11-22T05:00:00Z"))).toBe(true); // Sunday 13:00
    expect(isOpen(advice, instantOf("2026-11-22T10:00:00Z"))).toBe(false); // Sunday 18:00
  });

  test.each(["孩子在校受伤", "Bullying in class 3"])(
    "given the subject %s, then five minutes (F5)",
    (subject) => {
      const subjectWords = subjectWordsIn(subject, policy.reads.subjectWords);
      const { option, promise } = levelOf(policy, asking, { subjectWords });
      expect(option).toBe("sla_asking_child_safety");
      expect(promise).toMatchObject({
        targets: { first_reply: minutes(5) },
        onArrival: { assign: "campus_head" },
      });
    },
  );

  test("given a deadline near, then an answer within the hour; a general question, within two (F5)", () => {
    expect(levelOf(policy, asking, { tags: ["deadline"] }).promise?.targets.first_reply).toBe(hours(1));
    expect(levelOf(policy, asking).promise).toMatchObject({
      schedule: "advice",
      targets: { first_reply: hours(2) },
    });
  });
});

describe("keeping in touch", () => {
  test("given a trial lesson, a first month, an examination, then somebody calls (F5)", () => {
    expect(document.callbacks.map(({ key, trigger }) => [key, trigger.on])).toEqual([
      ["after_trial", "customer_day"],
      ["first_month", "customer_day"],
      ["before_exam", "anniversary"],
      ["teachers_day", "festival"],
      ["revisit", "every"],
    ]);
  });

  test("given families of earlier years, then they are asked each half year (F6)", () => {
    expect(named(document.callbacks, "revisit")).toMatchObject({
      trigger: { period: "half_year" },
      clause: "F6",
    });
  });
});
