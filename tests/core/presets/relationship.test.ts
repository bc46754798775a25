import { describe, expect, test } from "vitest";
import { chooseReplies } from "#core";
import { customer } from "../facts.ts";
import { happened, hours, levelOf, named, preset, segmentKeys, tierOf } from "./given.ts";

const policy = preset("relationship");
const { document } = policy;
const cutOffs = { "yearly_amount:top:10": { atLeast: 400_000 } };
const large = customer({ yearly_amount: 400_000 }, { cutOffs });
const small = customer({ yearly_amount: 399_999 }, { cutOffs });

describe("class and segments", () => {
  test("given the tenth that buys most or a strategic flag, then the customer is of high value (B7)", () => {
    expect(tierOf(policy, large)).toBe("high_value");
    expect(tierOf(policy, small)).toBe("regular");
    expect(tierOf(policy, customer({ strategic: true }))).toBe("high_value");
    expect(tierOf(policy, customer({}))).toBe("regular");
  });

  test.each([
    [{ first_purchase_on: "2026-08-24", last_purchase_on: "2026-11-12" }, ["stage_new"]],
    [{ first_purchase_on: "2026-08-23", last_purchase_on: "2026-11-12" }, ["stage_stable"]],
    [{ first_purchase_on: "2025-01-10", last_purchase_on: "2026-05-26" }, ["stage_at_risk"]],
    [{ purchase_growth: 20 }, ["value_potential"]],
    [{ strategic: true, purchase_growth: 50 }, ["value_high"]],
    [{}, []],
  ])("given %j, then the segments are %j (B3)", (facts, segments) => {
    expect(segmentKeys(policy, customer(facts))).toEqual(segments);
  });

  test("given no fact can tell a need, then people set it by hand (B3)", () => {
    expect(segmentKeys(policy, customer({}, { tags: ["segment_need_price"] }))).toEqual(["need_price"]);
  });

  test("given a task for a role, then the customer's own person is asked before the group (B2)", () => {
    expect(document.roles.map(({ key }) => key)).toEqual(
      expect.arrayContaining(["service_lead", "sales_representative", "after_sales_engineer"]),
    );
    expect(named(document.roles, "sales_representative").resolve[0]).toEqual({
      by: "organization_field",
      field: "sales_representative",
    });
  });
});

describe("problems", () => {
  test.each(["voice", "web", "email", "api", "chat"])(
    "given one from %s, then it gets a level (B8)",
    (channel) => {
      expect(levelOf(policy, small, { channel }).option).toBe("sla_regular_general");
    },
  );

  test("given a system alert, then it is urgent: an answer in 2 hours, solved in 24 (B8, B9)", () => {
    const { option, promise } = levelOf(policy, small, { channel: "api", tags: ["system_alert"] });
    expect(option).toBe("sla_regular_urgent");
    expect(promise).toMatchObject({
      schedule: "always",
      targets: { first_reply: hours(2), resolution: hours(24) },
    });
  });

  test("given a general one, then it is closed within 48 hours for everybody (B9)", () => {
    expect(levelOf(policy, small).promise?.targets.resolution).toBe(hours(48));
    expect(levelOf(policy, large).promise?.targets.resolution).toBe(hours(48));
    expect(levelOf(policy, large).promise?.targets.first_reply).toBe(hours(4));
  });

  test.each([
    ["停机了", "urgent"],
    ["一个建议", "suggestion"],
  ])("given a subject with %s, then it is %s (B9)", (subject, urgency) => {
    const words = policy.reads.subjectWords.filter((word) => subject.includes(word));
    expect(levelOf(policy, small, { subjectWords: words }).option).toBe(`sla_regular_${urgency}`);
  });

  test("given problem types, then repeated problems can be counted and shown with their answers (B4, B9)", () => {
    expect(document.problemTypes.map(({ key }) => key)).toEqual([
      "several_departments",
      "product_quality",
      "service_attitude",
      "after_sales_timeliness",
    ]);
    expect(named(document.reports, "monthly_figures").shows).toContain("repeated_problems");
  });

  test("given several departments, then one coordinator, each part with its own time, updates between (B10)", () => {
    const level = levelOf(policy, small, { tags: ["several_departments"] }).promise;
    expect(level?.key).toBe("departments_general");
    expect(level?.onArrival.assign).toBe("service_lead");
    expect(level?.steps.map(({ key, within, after }) => [key, within, after])).toEqual([
      ["coordinator_named", hours(4), null],
      ["technical_part", hours(24), "coordinator_named"],
      ["commercial_part", hours(32), "coordinator_named"],
    ]);
    expect(level?.targets).toMatchObject({ update: hours(24), resolution: hours(48) });
  });

  test("given a time limit passed, then the lead is told and an apology is offered (B17)", () => {
    const promise = levelOf(policy, small).promise;
    expect(promise?.onBreach.map((action) => action.do)).toEqual(["notify", "offer_reply"]);
    expect(promise?.escalation).toEqual([{ after: hours(1), tell: "service_lead" }]);
  });

  test("given an urgent one on Saturday at 10:00, then who hears what by the minute (B9, B17)", () => {
    const urgent = { tier: "regular", urgency: "urgent" };
    const first = (now: string) =>
      happened(policy, urgent, "2026-11-21T10:00:00Z", now).filter((one) => one.includes("first_reply"));
    expect(first("2026-11-21T11:29:59Z")).toEqual([]);
    expect(first("2026-11-21T11:48:00Z")).toEqual([
      "11:30 first_reply warning notify service_lead",
      "11:48 first_reply warning notify service_lead",
    ]);
    expect(first("2026-11-21T13:00:01Z").slice(2)).toEqual([
      "12:00 first_reply breach notify service_lead, offer_reply delay",
      "13:00 first_reply escalation notify service_lead",
    ]);
  });

  test("given it is solved, then it is confirmed within 24 hours and the answer kept (B11)", () => {
    const call = named(document.callbacks, "confirmation");
    expect(call).toMatchObject({ trigger: { event: "ticket_solved" }, within: { amount: hours(24) } });
    expect(named(call.questions, "satisfied").choices).toHaveLength(3);
    expect(call.outcomes.dissatisfied).toMatchObject({ causeRequired: true, solveWithin: hours(24) });
  });
});

describe("keeping in touch", () => {
  const call = (key: string) => named(document.callbacks, key);

  test("given a first purchase, then sales calls within 3 working days and sends a tip a week (B5)", () => {
    expect(call("welcome_call")).toMatchObject({
      within: { unit: "working_days", amount: 3 },
      who: ["sales_representative", "service_lead"],
    });
    expect(call("weekly_tip")).toMatchObject({ trigger: { period: "week" }, segments: ["stage_new"] });
  });

  test("given a new customer's question, then it is answered within 24 hours, with the guide at hand (B5)", () => {
    const { promise } = levelOf(policy, customer({ first_purchase_on: "2026-11-02" }));
    expect(promise).toMatchObject({ key: "new_customer_general", targets: { resolution: hours(24) } });
    const [first] = chooseReplies(policy, {
      tier: "regular",
      urgency: "general",
      status: "new",
      segments: ["stage_new"],
    });
    expect(first?.key).toBe("greet_new_customer");
  });

  test("given a stable customer, then survey, festivals, its own day, an invitation each half year (B6)", () => {
    const triggers = document.callbacks
      .filter(({ segments }) => segments.includes("stage_stable"))
      .map(({ trigger }) => trigger.on);
    expect(triggers).toEqual(["survey", "festival", "anniversary", "every"]);
    expect(named(document.surveys, "quarterly").timesPerYear).toBe(4);
    expect(call("quarterly_survey").who).toEqual(["service_lead"]);
  });

  test("given high value, then one account manager, a contact a month, a visit a year (B7)", () => {
    expect(named(document.tiers, "high_value").dedicated).toBe("account_manager");
    expect(call("monthly_contact")).toMatchObject({ trigger: { period: "month" }, tiers: ["high_value"] });
    expect(document.visits.quotas).toMatchObject([{ tiers: ["high_value"], atLeast: 1 }]);
  });

  test("given a technical reader, then the technical reply comes first (B18)", () => {
    const question = { tier: "regular", urgency: "general", status: "open", stage: "progress" } as const;
    const first = (segments: readonly string[]) => chooseReplies(policy, { ...question, segments })[0]?.key;
    expect(first(["talk_technical"])).toBe("progress_technical");
    expect(first([])).toBe("progress_departments");
  });
});

describe("figures and care of data", () => {
  test("given a quarter, then satisfaction, complaints in time and repeat purchases have goals (B1)", () => {
    expect(document.targets.map(({ metric, atLeast, per }) => [metric, atLeast, per])).toEqual([
      ["satisfaction_percent", 90, "quarter"],
      ["complaints_in_time_percent", 100, "quarter"],
      ["repeat_purchase_growth_percent", 15, "quarter"],
    ]);
  });

  test("given a month or a quarter ends, then the service lead owes figures or a review (B12, B13)", () => {
    expect(document.reports.map(({ per, owner }) => [per, owner])).toEqual([
      ["month", "service_lead"],
      ["quarter", "service_lead"],
    ]);
    expect(named(document.reports, "quarterly_review").shows).toContain("praise_and_complaint_cases");
  });

  test("given the four registers, then customers, callbacks, problems and surveys all have entries (B14)", () => {
    const { segments, callbacks, problemTypes, surveys } = document;
    expect([segments, callbacks, problemTypes, surveys].every(({ length }) => length > 0)).toBe(true);
  });

  test("given access and changes, then their trace is kept for three years (B15)", () => {
    expect(document.retention.audit).toBe(hours(24 * 1095));
  });

  test("given vague words, then they are caught in each language, and a time is asked for (B16)", () => {
    const vague = document.guard.phrases.filter(({ key }) => key.startsWith("vague_"));
    expect(vague.map(({ language }) => language)).toEqual(["en", "zh-CN", "zh-TW"]);
    expect(named(document.guard.phrases, "vague_cn").phrases).toEqual(
      expect.arrayContaining(["不清楚", "不归我管"]),
    );
    expect(document.guard.statedTime.verdict).toBe("warn");
  });
});
