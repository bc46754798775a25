import { describe, expect, test } from "vitest";
import { lastPeriod, type TierSpell, type VisitRow } from "#core";
import { dayNumber } from "../../../core/time/localDate.ts";
import { small } from "../smallPolicy.ts";

const WEEK = Object.fromEntries(["mon", "tue", "wed", "thu", "fri"].map((day) => [day, ["09:00-17:00"]]));
const TODAY = dayNumber(Date.UTC(2026, 10, 23) / 86_400_000);
const done = (...dates: readonly string[]): readonly VisitRow[] =>
  dates.map((on) => ({ kind: "onsite", state: "done", on }));

const last = (visits: readonly VisitRow[], more: object = {}, quota: object = {}) =>
  lastPeriod(
    small({
      schedules: [{ key: "office", title: "Office", zone: "Asia/Shanghai", week: WEEK }],
      visits: { quotas: [{ key: "four", tiers: ["gold"], atLeast: 4, schedule: "office", ...quota }] },
    }),
    { tier: "gold", visits, ...more },
    TODAY,
  );

describe("how the last period ended", () => {
  const three = done("2025-02-03", "2025-06-03", "2025-12-31");

  test("missed, or met: by what was made in it, not before or after", () => {
    const year = { from: "2025-01-01", to: "2026-01-01" };
    const others = done("2024-12-31", "2026-01-01");
    expect(last([...three, ...others])).toEqual({ period: year, done: 3, owed: 4, ended: "missed" });
    expect(last([...three, ...done("2025-03-03")])).toMatchObject({ done: 4, owed: 4, ended: "met" });
  });

  test("of contract years is counted from the contract; nothing before the first", () => {
    const contract = { period: "contract_year", contractStart: "since" };
    expect(last(three, { contractStart: "2024-05-10" }, contract)).toMatchObject({
      period: { from: "2025-05-10", to: "2026-05-10" },
      done: 2,
    });
    expect(last(three, { contractStart: "2026-05-10" }, contract)).toBeNull();
  });

  test("is nothing where nothing was owed, nothing ends, or the customer came later", () => {
    expect(last(three, {}, { atLeast: null })).toBeNull();
    expect(last(three, {}, { period: "rolling_12_months" })).toBeNull();
    expect(last(three, { tier: "plain" })).toBeNull();
    expect(last([], { startsOn: "2026-03-03" })).toBeNull();
  });

  test("is nothing that nobody looked at: known from this year on, without a visit before", () => {
    const spells: readonly TierSpell[] = [
      { tier: "gold", since: null },
      { tier: "gold", since: "2026-02-01T00:00:00Z" },
    ];
    expect(last([], { spells })).toBeNull();
    expect(last(three, { spells })).toMatchObject({ done: 3 });
    const before = [spells[0], { tier: "gold", since: "2025-11-01T00:00:00Z" }];
    expect(last([], { spells: before })).toMatchObject({ done: 0, ended: "missed" });
  });
});
