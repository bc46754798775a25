import { describe, expect, test } from "vitest";
import { chooseReplies, subjectWordsIn, visitStanding } from "#core";
import { customer, NOW } from "../facts.ts";
import { hours, levelOf, minutes, named, preset, segmentKeys, tierOf } from "./given.ts";

const policy = preset("bank");
const { document } = policy;
const everyday = customer({ assets: 20_000 });
const wealth = customer({ assets: 500_000 });

describe("tier and group (F3)", () => {
  test.each([
    [{ assets: 6_000_000 }, "private_banking"],
    [{ assets: 5_999_999 }, "wealth"],
    [{ yearly_turnover: 5_000_000 }, "wealth"],
    [{ assets: 499_999 }, "everyday"],
    [{}, "everyday"],
  ])("given %j, then the tier is %s (F3)", (facts, tier) => {
    expect(tierOf(policy, customer(facts))).toBe(tier);
  });

  test("given a group, then the segment follows; help at the counter is set by hand (F3)", () => {
    const retired = customer(
      { customer_group: "customer_group_retired" },
      { tags: ["segment_needs_assistance"] },
    );
    expect(segmentKeys(policy, retired)).toEqual(["group_retired", "needs_assistance"]);
  });
});

describe("lanes (F3)", () => {
  test("given much entrusted, then the ticket goes to the lane, with longer hours and a quick answer (F3)", () => {
    expect(levelOf(policy, wealth).promise).toMatchObject({
      schedule: "vip_lane",
      targets: { first_reply: minutes(30) },
      onArrival: { group: "VIP lane", assign: "wealth_manager", priority: "high" },
    });
    expect(levelOf(policy, everyday).promise).toMatchObject({
      schedule: "outlet",
      targets: { first_reply: hours(3) },
      onArrival: { group: "Counter", priority: "normal" },
    });
  });

  test.each(["Card stolen in Wuhan", "信用卡被盗刷", "我要挂失"])(
    "given the subject %s, then money is at risk: ten minutes, for everybody, day and night (F3)",
    (subject) => {
      const subjectWords = subjectWordsIn(subject, policy.reads.subjectWords);
      const { option, promise } = levelOf(policy, everyday, { subjectWords });
      expect(option).toBe("sla_everyday_money_at_risk");
      expect(promise).toMatchObject({
        schedule: "always",
        targets: { first_reply: minutes(10) },
        pauseOn: [],
      });
    },
  );

  test("given a business, then general matters have their own promise (F3)", () => {
    const business = { customer_group: "customer_group_business" };
    const firstReply = (facts: typeof business & { assets?: number }) =>
      levelOf(policy, customer(facts)).promise?.targets.first_reply;
    expect(firstReply(business)).toBe(hours(1));
    expect(firstReply({ ...business, assets: 500_000 })).toBe(minutes(30));
  });
});

describe("appointments (F3)", () => {
  test("given a wish for one, then a time is offered and confirmed, each within its time (F3)", () => {
    const { option, promise } = levelOf(policy, everyday, { tags: ["appointment"] });
    expect(option).toBe("sla_everyday_appointment");
    expect(promise?.steps.map(({ key, within, after }) => [key, within, after])).toEqual([
      ["slot_offered", hours(2), null],
      ["slot_confirmed", hours(4), "slot_offered"],
    ]);
    const lane = levelOf(policy, wealth, { tags: ["appointment"] }).promise;
    expect(lane?.steps[0]).toMatchObject({ within: minutes(30), role: "wealth_manager" });
  });

  test("given a retired customer's appointment, then help on the spot is offered (F3)", () => {
    const offered = chooseReplies(policy, {
      tier: "everyday",
      urgency: "appointment",
      status: "new",
      stage: "appointment",
      segments: ["group_retired"],
    });
    expect(offered.map(({ key }) => key).slice(0, 2)).toEqual(["offer_time", "retired_help"]);
  });

  test("given a year, then portfolios are reviewed as often as the tier has it (F3)", () => {
    const atLeast = (tier: string) => visitStanding(policy, { tier, visits: [] }, NOW)?.atLeast ?? null;
    expect([atLeast("private_banking"), atLeast("wealth"), atLeast("everyday")]).toEqual([4, 2, null]);
  });

  test("given a year without word, then everybody else is asked too (F6)", () => {
    expect(named(document.callbacks, "revisit")).toMatchObject({
      trigger: { period: "year" },
      tiers: ["everyday"],
      clause: "F6",
    });
  });
});
