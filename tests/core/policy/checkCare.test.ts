import { describe, expect, test } from "vitest";
import { problemsOf } from "../smallPolicy.ts";

const WEEK = { mon: ["09:00-17:00"] };
const SCHEDULES = [{ key: "office", title: "Office", zone: "Etc/UTC", week: WEEK }];
const CALL = {
  key: "call",
  title: "Call",
  purpose: "Ask",
  trigger: { on: "event", event: "ticket_solved" },
  within: "2wd",
  schedule: "office",
  who: [],
};
const QUOTA = { key: "q", tiers: ["gold"], schedule: "office" };

const found = (changes: object) =>
  problemsOf({ schedules: SCHEDULES, ...changes }).map(({ path, allowed }) => [path, allowed]);
const ofCall = (changes: object) => found({ callbacks: [{ ...CALL, ...changes }] });
const ofQuota = (changes: object, visits: object = {}) =>
  found({ visits: { quotas: [{ ...QUOTA, ...changes }], ...visits } });

test("rules that can come about are right", () => {
  expect(ofCall({})).toEqual([]);
  expect(ofQuota({ period: "contract_year", contractStart: "since" })).toEqual([]);
});

describe("what would never come about is a mistake of the policy, told with its place", () => {
  test.each([
    [{ tiers: [] }, "visits.quotas[0].tiers", "at least one tier"],
    [{ period: "contract_year" }, "visits.quotas[0].contractStart", "date fact"],
    [{ contractStart: "spend" }, "visits.quotas[0].contractStart", "since"],
  ])("a quota with %j", (changes, path, allowed) => {
    expect(ofQuota(changes)).toEqual([[path, expect.stringContaining(allowed)]]);
  });

  test("a signature that nothing counts as", () => {
    expect(ofQuota({}, { needsSignature: true, signature: [] })).toEqual([
      ["visits.signature", expect.stringContaining("attachment")],
    ]);
    expect(ofQuota({}, { signature: [] })).toEqual([]);
  });

  const anniversary = { on: "anniversary", field: "since" };
  test.each([
    [{ ...anniversary, daysAhead: { atMost: 2, atLeast: 7 } }, "daysAhead.atLeast", "atMost (2) or less"],
    [{ on: "festival", festivals: [] }, "festivals", "at least one"],
    [{ on: "every", period: "month", times: 0 }, "times", "1 or more"],
  ])("the trigger %j", (trigger, path, allowed) => {
    expect(ofCall({ trigger })).toEqual([[`callbacks[0].trigger.${path}`, allowed]]);
  });

  test.each([
    [{ on: "anniversary", field: "spend" }, "field"],
    [{ on: "customer_day", day: 30, since: "city" }, "since"],
    [{ on: "event", event: "first_purchase", fact: "strategic" }, "fact"],
  ])("a fact that is no date: %j", (trigger, path) => {
    expect(ofCall({ trigger })).toEqual([[`callbacks[0].trigger.${path}`, "since"]]);
  });

  test.each([
    [{ kind: "choice" }, "choices", "choose"],
    [{ scale: { from: 5, to: 1 } }, "scale.to", "more than from (5)"],
  ])("an answer that nobody can give: %j", (changes, path, allowed) => {
    expect(ofCall({ questions: [{ key: "how", title: "How?", required: true, ...changes }] })).toEqual([
      [`callbacks[0].questions[0].${path}`, expect.stringContaining(allowed)],
    ]);
  });

  test("calls that are never tried, surveys that are never sent, hours in which nobody is called", () => {
    expect(ofCall({ attempts: { atMost: 0, next: "day" } })).toEqual([
      ["callbacks[0].attempts.atMost", "1 or more"],
    ]);
    const survey = { key: "s", title: "S", timesPerYear: 0, dimensions: [] };
    expect(found({ surveys: [survey] })).toEqual([["surveys[0].timesPerYear", "1 or more"]]);
    expect(found({ callingHours: { week: {} } })).toEqual([
      ["callingHours.week", expect.stringContaining("at least one day")],
    ]);
  });

  test("care that comes round by the calendar and asks for a ticket that is not there", () => {
    const when = (field: string, value: string) => ({ when: { all: [{ field, operator: "is", value }] } });
    const monthly = { trigger: { on: "every", period: "month" } };
    for (const asked of [when("priority", "urgent"), when("urgency", "urgent")]) {
      expect(ofCall({ ...monthly, ...asked })).toEqual([
        ["callbacks[0].when.all[0].field", expect.stringContaining("segment")],
      ]);
      expect(ofCall(asked)).toEqual([]);
    }
    expect(ofCall({ ...monthly, ...when("service_tier", "gold") })).toEqual([]);
  });
});
