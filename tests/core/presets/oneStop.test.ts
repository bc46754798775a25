import { describe, expect, test } from "vitest";
import { chooseReplies } from "#core";
import { customer } from "../facts.ts";
import { hours, levelOf, named, preset, segmentKeys, tierOf } from "./given.ts";

const policy = preset("one-stop");
const { document } = policy;
const somebody = customer({});

describe("the customer's file (C1)", () => {
  test.each([
    [{ yearly_amount: 300_000 }, "key_account"],
    [{ yearly_orders: 24 }, "key_account"],
    [{ yearly_orders: 4 }, "repeat_buyer"],
    [{ yearly_orders: 3, yearly_amount: 299_999 }, "occasional"],
    [{}, "occasional"],
  ])("given %j, then the tier is %s (C1)", (facts, tier) => {
    expect(tierOf(policy, customer(facts))).toBe(tier);
  });

  test("given a recorded need, then the segment follows; a file never reviewed is stale (C1)", () => {
    expect(segmentKeys(policy, customer({ main_need: "main_need_speed" }))).toEqual([
      "wants_speed",
      "file_stale",
    ]);
    expect(segmentKeys(policy, customer({ profile_reviewed_on: "2026-08-24" }))).toEqual([]);
    expect(segmentKeys(policy, customer({ profile_reviewed_on: "2026-08-23" }))).toEqual(["file_stale"]);
  });
});

describe("complaints (C2)", () => {
  test("given one, then it is registered, answered and archived, each within its time (C2)", () => {
    const { option, promise } = levelOf(policy, somebody, { tags: ["complaint"] });
    expect(option).toBe("sla_occasional_complaint");
    expect(promise).toMatchObject({ schedule: "desk", targets: { resolution: hours(27) } });
    expect(promise?.steps.map(({ key, within, after }) => [key, within, after])).toEqual([
      ["registered", hours(1), null],
      ["answered", hours(24), "registered"],
      ["archived", hours(9), "answered"],
    ]);
  });

  test("given a subject in Chinese, then it is known as a complaint all the same (C2)", () => {
    const words = policy.reads.subjectWords.filter((word) => "我要投诉".includes(word));
    expect(levelOf(policy, somebody, { subjectWords: words }).option).toBe("sla_occasional_complaint");
  });

  test("given a month ends, then a named clerk owes the summary (C2)", () => {
    expect(named(document.reports, "complaints_of_month")).toMatchObject({
      per: "month",
      owner: "complaint_clerk",
    });
  });
});

describe("first-contact responsibility (C3)", () => {
  test("given the work is handed on, then the first who answered still owns it (C3)", () => {
    expect(document.ownership.firstResponder).toBe(true);
    const owner = named(document.roles, "first_contact");
    expect(owner.resolve.map(({ by }) => by)).toEqual(["first_responder", "assignee", "group"]);
    const answered = named(named(document.serviceLevels, "complaint").steps, "answered");
    expect(answered.role).toBe("first_contact");
    expect(named(document.callbacks, "complaint_closed").who[0]).toBe("first_contact");
  });

  test("given a new complaint, then the reply for complaints comes first, then the promise to stay (C2, C3)", () => {
    const keys = chooseReplies(policy, { tier: "occasional", urgency: "complaint", status: "new" });
    expect(keys.slice(0, 2).map(({ key }) => key)).toEqual(["complaint_taken", "i_stay"]);
  });
});

describe("one desk (C4)", () => {
  test("given a complaint, idea, question, coordination or visit, then the one desk knows its type (C4)", () => {
    expect(document.problemTypes.map(({ key }) => key).toSorted()).toEqual([
      "complaint",
      "coordination",
      "idea",
      "question",
      "visit",
    ]);
  });

  test("given any of them, then it is followed to its end on the desk's hours (C4)", () => {
    for (const tag of ["idea", "question", "coordination", "visit"]) {
      const { option, promise } = levelOf(policy, somebody, { tags: [tag] });
      expect(option).toBe("sla_occasional_normal");
      expect(promise).toMatchObject({ schedule: "desk", targets: { resolution: hours(27) } });
    }
    expect(levelOf(policy, customer({ yearly_orders: 24 })).promise?.targets.resolution).toBe(hours(18));
  });
});

test("given half a year, then ten dimensions are asked, and the low ones are to be improved (C5)", () => {
  const survey = named(document.surveys, "half_yearly");
  expect(survey.timesPerYear).toBe(2);
  expect(survey.dimensions.map(({ key }) => key)).toEqual([
    "reliability",
    "responsiveness",
    "competence",
    "access",
    "courtesy",
    "communication",
    "credibility",
    "security",
    "understanding",
    "tangibles",
  ]);
  expect(survey.improveBelow).toBe(3.5);
  expect(named(document.reports, "survey_analysis").shows).toEqual([
    "survey_dimensions",
    "improvement_items",
  ]);
});
