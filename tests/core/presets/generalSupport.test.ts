import { describe, expect, test } from "vitest";
import { chooseReplies, instantOf, isOpen, scheduleOf, subjectWordsIn } from "#core";
import { customer, ticket } from "../facts.ts";
import { hours, levelOf, named, preset, segmentKeys, tierOf } from "./given.ts";

const policy = preset("general-support");
const { document } = policy;
const somebody = customer({});

test.each([
  [{ yearly_orders: 6, last_order_on: "2026-11-02" }, "frequent", ["current"]],
  [{ yearly_orders: 5, last_order_on: "2026-05-26" }, "everyone", ["past"]],
  [{}, "everyone", []],
])("given %j, then the tier is %s and the segments are %j (F6)", (facts, tier, segments) => {
  expect(tierOf(policy, customer(facts))).toBe(tier);
  expect(segmentKeys(policy, customer(facts))).toEqual(segments);
});

describe("the promise (F2)", () => {
  test("given any question, then the first answer comes within 24 hours, progress each day (F2)", () => {
    const { option, promise } = levelOf(policy, somebody);
    expect(option).toBe("sla_everyone_general");
    expect(promise).toMatchObject({
      schedule: "intake",
      targets: { first_reply: hours(24), update: hours(24) },
    });
    const late = policy.serviceLevels.filter(
      (level) => (level.promise?.targets.first_reply ?? 0) > hours(24),
    );
    expect(late).toEqual([]);
  });

  test.each(["2026-11-22T19:00:00Z", "2026-10-01T04:00:00Z"])("given %s, then intake is open (F2)", (at) => {
    expect(isOpen(scheduleOf(named(document.schedules, "intake")), instantOf(at))).toBe(true);
  });

  test.each(["Urgent: wrong size", "加急，明天要用"])(
    "given the subject %s, then it is urgent (F2)",
    (subject) => {
      const subjectWords = subjectWordsIn(subject, policy.reads.subjectWords);
      expect(levelOf(policy, somebody, { subjectWords })).toMatchObject({
        option: "sla_everyone_urgent",
        promise: { targets: { first_reply: hours(2) } },
      });
    },
  );
});

describe("six steps (F1)", () => {
  test("given a consultation, then it is sorted into product, after-sales or logistics (F1)", () => {
    expect(document.problemTypes.map(({ key }) => key)).toEqual(["after_sales", "logistics", "product"]);
  });

  test("given a ticket, then six steps are to be ticked, three of them without fail (F1)", () => {
    const { steps } = named(document.flows, "six_steps");
    expect(steps.map(({ key }) => key)).toEqual([
      "consult",
      "collect",
      "handle",
      "follow",
      "close",
      "revisit",
    ]);
    expect(steps.filter(({ required }) => required).map(({ key }) => key)).toEqual([
      "consult",
      "collect",
      "close",
    ]);
    expect(named(steps, "collect").checklist.map(({ en }) => en)).toEqual([
      "Name",
      "Contact",
      "Order number",
    ]);
    expect(named(steps, "close").checklist).toHaveLength(3);
  });

  test("given a parcel, then the reply about parcels comes first (F1)", () => {
    const parcel = ticket({ status: "open", subjectWords: ["parcel"] });
    const first = chooseReplies(policy, {
      tier: "everyone",
      urgency: "general",
      status: "open",
      stage: "handle",
      ticket: parcel,
    })[0];
    expect(first?.key).toBe("delivery");
  });
});

test("given past customers, then they are revisited each half year, and what they say is sorted (F6)", () => {
  const revisit = named(document.callbacks, "past_customers");
  expect(revisit).toMatchObject({ trigger: { period: "half_year" }, segments: ["past"] });
  expect(named(revisit.questions, "about")).toMatchObject({ kind: "choice", required: true });
  expect(named(document.reports, "feedback").shows).toContain("improvement_items");
});
