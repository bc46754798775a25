import { describe, expect, test } from "vitest";
import { chooseReplies } from "#core";
import { customer } from "../facts.ts";
import { hours, levelOf, minutes, named, preset, segmentKeys, tierOf } from "./given.ts";

const policy = preset("care");
const { document } = policy;
const cutOffs = { "yearly_amount:top:20": { atLeast: 50_000 } };

describe("class and groups", () => {
  test("given the fifth that buys most, then treasured; four purchases a year, then familiar (E4)", () => {
    expect(tierOf(policy, customer({ yearly_amount: 50_000 }, { cutOffs }))).toBe("treasured");
    expect(tierOf(policy, customer({ yearly_amount: 49_999, yearly_purchases: 4 }, { cutOffs }))).toBe(
      "familiar",
    );
    expect(tierOf(policy, customer({ yearly_purchases: 3 }, { cutOffs }))).toBe("acquainted");
  });

  test.each([
    [{ yearly_purchases: 6, last_purchase_on: "2026-08-25" }, ["loyal"]],
    [{ yearly_purchases: 6, last_purchase_on: "2026-05-26" }, ["drifting"]],
    [{ last_purchase_on: "2025-11-22" }, ["lost"]],
    [{ product_line: "product_line_both" }, ["buys_goods", "buys_services"]],
    [{}, []],
  ])("given %j, then the groups are %j (E4)", (facts, segments) => {
    expect(segmentKeys(policy, customer(facts))).toEqual(segments);
  });

  test("given a quarter ends, then groups, purchases, churn and loyalty are reported (E4)", () => {
    expect(named(document.reports, "customers").shows).toEqual([
      "customer_groups",
      "purchase_structure",
      "churn",
      "loyalty",
    ]);
  });

  test("given the archive, then it has date, person, telephone and city to search by (E3)", () => {
    const fields = policy.organizationFields().map(({ key }) => key);
    expect(fields).toEqual(
      expect.arrayContaining(["customer_since", "contact_person", "contact_phone", "city", "service_tier"]),
    );
  });
});

describe("callbacks", () => {
  test("given a solved request, then each item gets a score, and week and month are reported (E1)", () => {
    const call = named(document.callbacks, "after_solution");
    const scores = call.questions.filter(({ kind }) => kind === "score");
    expect(scores.map(({ key, scale }) => [key, scale.from, scale.to])).toEqual([
      ["speed", 1, 5],
      ["manners", 1, 5],
      ["result", 1, 5],
    ]);
    const reports = document.reports.filter(({ clause }) => clause === "E1");
    expect(reports.map(({ per }) => per)).toEqual(["week", "month"]);
  });

  test("given a birthday or a festival, then the wishes come 2 to 7 days ahead (E2)", () => {
    const daysAhead = { atMost: 7, atLeast: 2 };
    expect(named(document.callbacks, "birthday").trigger).toMatchObject({ field: "birthday", daysAhead });
    expect(named(document.callbacks, "festivals").trigger).toEqual({
      on: "festival",
      festivals: [
        "new_year",
        "spring_festival",
        "valentines_day",
        "labour_day",
        "mid_autumn",
        "national_day",
      ],
      daysAhead,
    });
  });

  test("given a call, then not early, late or at lunch, and with its purpose and script (E6)", () => {
    expect(document.callingHours?.week.mon).toEqual([
      { from: hours(9.5), to: hours(11.5) },
      { from: hours(14), to: hours(17.5) },
    ]);
    expect(document.callingHours?.week.sun).toEqual([]);
    expect(document.callbacks.filter(({ purpose }) => purpose.en === "")).toEqual([]);
    expect(named(document.callbacks, "after_solution").script).toBe("call_opening");
    expect(named(document.replies, "call_opening").channel).toBe("call_script");
  });
});

describe("requests", () => {
  test("given a complaint, then owner, department, result and opinion follow each other (E5)", () => {
    const { option, promise } = levelOf(policy, customer({}), { tags: ["complaint"] });
    expect(option).toBe("sla_acquainted_complaint");
    expect(promise?.schedule).toBe("care_line");
    expect(promise?.steps.map(({ key, within, after }) => [key, within, after])).toEqual([
      ["confirmed", hours(2), null],
      ["handled", hours(20), "confirmed"],
      ["told", hours(4), "handled"],
      ["opinion", hours(7), "told"],
    ]);
  });

  test("given a new request, then the quick phrases come first, each with its shortcut (E7)", () => {
    const offered = chooseReplies(policy, { tier: "acquainted", urgency: "general", status: "new" });
    expect(offered.slice(0, 2).map(({ key, shortcut }) => [key, shortcut])).toEqual([
      ["here", "hi"],
      ["moment", "moment"],
    ]);
  });

  test("given the fifth that buys most, then the first answer comes in 15 minutes (E7)", () => {
    const { promise } = levelOf(policy, customer({ yearly_amount: 60_000 }, { cutOffs }));
    expect(promise?.targets.first_reply).toBe(minutes(15));
  });
});
