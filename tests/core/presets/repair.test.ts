import { describe, expect, test } from "vitest";
import { add, chooseReplies, instantText, parseInstant, scheduleOf, seconds, stepsDone } from "#core";
import { customer, ticket } from "../facts.ts";
import { happened, hours, levelOf, minutes, named, preset, segmentKeys, tierOf } from "./given.ts";

const policy = preset("repair");
const { document } = policy;
const somebody = customer({});

describe("class and segments", () => {
  test.each([
    ["full", "full_care"],
    ["basic", "maintenance"],
    ["none", "single_order"],
  ])("given the contract %s, then the tier is %s (D10)", (kind, tier) => {
    expect(tierOf(policy, customer({ contract_kind: `contract_kind_${kind}` }))).toBe(tier);
  });

  test.each([
    [{ region: "region_south", warranty_until: "2026-11-22" }, ["in_warranty", "region_south"]],
    [{ region: "region_north", warranty_until: "2026-11-21" }, ["out_of_warranty", "region_north"]],
    [{}, []],
  ])("given %j, then the segments are %j (D6, D7)", (facts, segments) => {
    expect(segmentKeys(policy, customer(facts))).toEqual(segments);
  });
});

describe("a repair report", () => {
  const { promise } = levelOf(policy, somebody, { type: "incident" });
  const steps = promise?.steps ?? [];

  test("given one, then lead or engineer knows in 5 minutes, in 10 more someone is dispatched (D1)", () => {
    expect(steps.slice(0, 2)).toMatchObject([
      {
        key: "lead_notified",
        within: minutes(5),
        after: null,
        onBreach: [{ do: "notify", role: "desk_lead" }],
      },
      { key: "dispatched", within: minutes(10), after: "lead_notified" },
    ]);
  });

  test("given a dispatch, then the customer confirms the time and the engineer leaves at once (D2)", () => {
    expect(steps.slice(2).map(({ key, after, within }) => [key, after, within])).toEqual([
      ["time_confirmed", "dispatched", minutes(30)],
      ["under_way", "time_confirmed", minutes(5)],
    ]);
  });

  test("given nobody moves, then the team lead hears it at once and the desk's lead after 5 minutes (D1)", () => {
    const urgent = { tier: "single_order", urgency: "urgent" };
    const steps = happened(policy, urgent, "2026-11-21T10:00:00Z", "2026-11-21T10:05:01Z");
    expect(steps.filter((one) => one.includes("step:") && !one.includes("warning"))).toEqual([
      "10:00 step:lead_notified start notify team_lead",
      "10:05 step:lead_notified breach notify desk_lead",
    ]);
  });

  test("given the lead was notified at 10:02, then someone is dispatched by 10:12 (D1)", () => {
    const urgent = { tier: "single_order", urgency: "urgent" };
    const done = { at: "2026-11-21T10:02:00Z", kind: "step_done", step: "lead_notified" } as const;
    const steps = happened(policy, urgent, "2026-11-21T10:00:00Z", "2026-11-21T10:12:01Z", [done]);
    expect(steps).toContain("10:12 step:dispatched breach notify desk_lead");
  });

  test("given group, assignee and tags of the ticket, then the steps show as done (D1, D2)", () => {
    const asked = { tier: "single_order", urgency: "general", segments: [], problemType: "repair" };
    const done = (changes: Parameters<typeof ticket>[0]) => stepsDone(policy, ticket(changes), asked);
    expect(done({})).toEqual([]);
    expect(done({ groupId: 5 })).toEqual(["lead_notified"]);
    expect(done({ groupId: 5, assigneeId: 7, tags: ["appointment_confirmed"] })).toEqual([
      "lead_notified",
      "dispatched",
      "time_confirmed",
    ]);
  });

  test("given it comes two minutes before the desk closes, then the five minutes go on in the morning (D1)", () => {
    expect(promise?.schedule).toBe("desk");
    const came = parseInstant("2026-11-20T13:58:00Z"); // 21:58 in Shanghai
    if (came === null) throw new Error("not an instant");
    const due = add(scheduleOf(named(document.schedules, "desk")), seconds(minutes(5)), came);
    expect(due === null ? null : Date.parse(instantText(due))).toBe(Date.parse("2026-11-20T23:33:00Z"));
  });

  test("given water, smoke or people trapped, then it is urgent round the clock (D1)", () => {
    const words = policy.reads.subjectWords.filter((word) => "厨房漏水".includes(word));
    const { option, promise: urgent } = levelOf(policy, somebody, { subjectWords: words });
    expect(option).toBe("sla_single_order_urgent");
    expect(urgent).toMatchObject({ schedule: "always", targets: { first_reply: minutes(15) } });
  });

  test("given a contract, then the general repair is solved sooner (D1)", () => {
    const contract = levelOf(policy, customer({ contract_kind: "contract_kind_full" })).promise;
    expect(contract?.targets.resolution).toBe(hours(24));
    expect(promise?.targets.resolution).toBe(hours(43.5));
  });
});

describe("the visit", () => {
  test("given a morning, then yesterday's orders are sorted, and a new time is at hand (D3)", () => {
    const report = named(document.reports, "orders_of_yesterday");
    expect(report).toMatchObject({ per: "day", owner: "team_lead" });
    expect(report.shows).toContain("unsolved_orders");
    expect(named(document.replies, "rescheduled")).toMatchObject({ clause: "D3", stage: "delay" });
  });

  test("given we can't come, then the customer hears it before, and a silent miss is reported (D4)", () => {
    expect(document.visits.confirmBefore).toBe(hours(1));
    expect(named(document.replies, "visit_move").clause).toBe("D4");
    expect(named(document.reports, "orders_of_yesterday").shows).toContain("missed_appointments");
  });

  test("given a customer refuses an engineer, then the lead of the region finds another (D7)", () => {
    expect(document.visits.mayRefuseEngineer).toBe(true);
    expect(named(document.roles, "team_lead").resolve[0]).toEqual({
      by: "organization_field",
      field: "team_lead",
    });
    expect(named(document.replies, "other_engineer").clause).toBe("D7");
  });

  test("given it is done, then it closes only with signature and callback (D8)", () => {
    expect(document.visits).toMatchObject({ needsSignature: true, needsCallback: true });
  });

  test.each([
    ["in_warranty", "free_of_charge"],
    ["out_of_warranty", "quoted_fee"],
  ])("given a device %s, then the reply is %s (D6)", (segment, key) => {
    const question = { tier: "single_order", urgency: "general", status: "open", stage: "quote" } as const;
    expect(chooseReplies(policy, { ...question, segments: [segment] })[0]?.key).toBe(key);
    const check = named(named(document.flows, "warranty").steps, "check");
    expect(check.next.map(({ to }) => to)).toEqual(["inside", "outside", "inside", "outside"]);
  });
});

describe("complaints and callbacks", () => {
  test("given a complaint, then it ends within 24 hours, and the flow leads from sorting to an answer (D5)", () => {
    for (const tag of ["complaint", "complaint_price"]) {
      const { promise } = levelOf(policy, somebody, { tags: [tag] });
      expect(promise).toMatchObject({
        key: "complaint",
        schedule: "always",
        targets: { resolution: hours(24) },
      });
    }
    const flow = named(document.flows, "complaint");
    expect(flow.steps[0]?.next.map(({ answer }) => answer)).toEqual(["genuine", "malicious"]);
    expect(named(flow.steps, "analyse").next.map(({ answer }) => answer)).toEqual([
      "quality",
      "technical",
      "service",
      "usage",
      "price",
    ]);
  });

  test("given an arrival, progress or a signature, then there is a callback about it (D9)", () => {
    const events = document.callbacks.map(({ trigger }) => (trigger.on === "event" ? trigger.event : null));
    expect(events).toEqual(["visit_arrived", "visit_progress", "visit_progress", "visit_signed"]);
    expect(named(document.callbacks, "progress_small").within).toMatchObject({ amount: hours(4) });
    expect(named(document.callbacks, "progress_large").within).toMatchObject({ unit: "working_days" });
    const again = ["progress_small", "progress_large"].map((key) => named(document.callbacks, key).trigger);
    expect(again).toMatchObject([{ every: null }, { every: { unit: "working_days", amount: 2 } }]);
  });

  test("given callbacks not made, then they are listed by region and contract (D10)", () => {
    expect(named(document.reports, "not_called_back")).toMatchObject({
      shows: ["callbacks_not_made"],
      splitBy: ["region", "contract_kind"],
    });
  });

  test("given a dissatisfied answer, then its cause is kept, and it is solved within 24 hours (D11)", () => {
    for (const { outcomes } of document.callbacks) {
      expect(outcomes.dissatisfied).toMatchObject({ causeRequired: true, solveWithin: hours(24) });
    }
    const { option, promise } = levelOf(policy, somebody, { tags: ["callback_complaint"] });
    expect(option).toBe("sla_single_order_same_day");
    expect(promise).toMatchObject({ schedule: "always", pauseOn: [] });
    expect(named(promise?.steps ?? [], "made_good")).toMatchObject({
      within: hours(24),
      after: "complaint_found",
    });
  });

  test("given a day, a week, a month, then wrap-up, feedback, figures with spot checks are owed (D12)", () => {
    const owed = document.reports.filter(({ clause }) => clause === "D12");
    expect(owed.map(({ per }) => per)).toEqual(["day", "week", "month"]);
    expect(named(document.reports, "callbacks_of_month").spotCheckPercent).toBe(10);
  });

  test("given the customer's language, then there are scripts to answer and for both outcomes (D13)", () => {
    const spoken = (register: string | null) =>
      document.replies
        .filter((reply) => reply.channel === "call_script" && reply.register === register)
        .map(({ key }) => key);
    expect(spoken(null)).toEqual(["call_answer", "call_satisfied", "call_dissatisfied", "call_opening"]);
    expect(spoken("cantonese").toSorted()).toEqual([
      "call_answer_cantonese",
      "call_dissatisfied_cantonese",
      "call_opening_cantonese",
      "call_satisfied_cantonese",
    ]);
    expect(spoken("english")).toEqual(["call_answer_english"]);
    expect(document.registers.map(({ key }) => key)).toEqual(["cantonese", "english", "mandarin"]);
  });
});
