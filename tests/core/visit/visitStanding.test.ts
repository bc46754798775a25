import { describe, expect, test } from "vitest";
import { type VisitRow, visitStanding } from "#core";
import { quotaPeriod } from "../../../core/visit/quotaPeriod.ts";
import { dayText, parseDay } from "../../../core/time/localDate.ts";
import { itServices } from "../preset.ts";
import { small } from "../smallPolicy.ts";

const NOW = "2026-11-22T08:00:00Z";
const policy = itServices();

const visit = (state: VisitRow["state"], on: string, kind: string | null = null): VisitRow => ({
  kind,
  state,
  on,
});

describe("visits of the period", () => {
  test("VIP and Core are owed four a year, Ordinary two, Potential none but what was done is shown (A7)", () => {
    const owed = ["vip", "core", "potential", "ordinary"].map(
      (tier) => visitStanding(policy, { tier, visits: [] }, NOW)?.atLeast,
    );
    expect(owed).toEqual([4, 4, null, 2]);
  });

  test("done and signed ones inside the period count, planned ones beside them, cancelled ones not", () => {
    const visits = [
      visit("done", "2026-01-01"),
      visit("signed", "2026-12-31"),
      visit("cancelled", "2026-05-05"),
      visit("planned", "2026-12-01"),
      visit("done", "2025-12-31"),
      visit("done", "2027-01-01"),
    ];
    expect(visitStanding(policy, { tier: "vip", visits }, NOW)).toMatchObject({
      done: 2,
      planned: 1,
      period: { from: "2026-01-01", to: "2027-01-01" },
    });
  });

  test("the next one planned is not in the past, and may lie in the next period", () => {
    const visits = [
      visit("planned", "2026-11-01"),
      visit("planned", "2027-02-01"),
      visit("planned", "2027-01-10"),
    ];
    expect(visitStanding(policy, { tier: "vip", visits }, NOW)).toMatchObject({
      nextPlannedOn: "2027-01-10",
      planned: 1,
    });
  });

  test("the last one done may lie before the period", () => {
    const visits = [
      visit("done", "2025-03-01"),
      visit("done", "2025-11-30"),
      visit("cancelled", "2026-02-01"),
    ];
    expect(visitStanding(policy, { tier: "vip", visits }, NOW)).toMatchObject({
      done: 0,
      lastDoneOn: "2025-11-30",
    });
  });

  test("the year turns at midnight of the schedule's zone", () => {
    const before = visitStanding(policy, { tier: "vip", visits: [] }, "2026-12-31T15:59:59Z");
    const after = visitStanding(policy, { tier: "vip", visits: [] }, "2026-12-31T16:00:00Z");
    expect([before?.period.from, after?.period.from]).toEqual(["2026-01-01", "2027-01-01"]);
  });

  test("a tier without a quota is promised none", () => {
    expect(visitStanding(small(), { tier: "gold", visits: [] }, NOW)).toBe(null);
  });
});

describe("quotas of other kinds", () => {
  const office = { key: "office", title: "Office", zone: "Asia/Shanghai", week: {} };
  const kinds = [
    { key: "onsite", title: "Onsite" },
    { key: "talk", title: "Talk" },
  ];
  const withQuota = (quota: object) =>
    small({
      schedules: [office],
      segments: [{ key: "big", group: "value", title: "Big" }],
      visits: { kinds, quotas: [{ key: "q", tiers: ["gold"], schedule: "office", ...quota }] },
    });

  test("count only the kinds they name", () => {
    const visits = [
      visit("done", "2026-02-01", "onsite"),
      visit("done", "2026-03-01", "talk"),
      visit("done", "2026-04-01"),
    ];
    expect(visitStanding(withQuota({ kinds: ["onsite"] }), { tier: "gold", visits }, NOW)?.done).toBe(1);
    expect(visitStanding(withQuota({}), { tier: "gold", visits }, NOW)?.done).toBe(3);
  });

  test("have a most as well as a least", () => {
    expect(
      visitStanding(withQuota({ atLeast: 1, atMost: 3 }), { tier: "gold", visits: [] }, NOW),
    ).toMatchObject({ atLeast: 1, atMost: 3 });
  });

  test("say what holds of more than the most: warned of, blocked, or nothing", () => {
    const standing = (beyond: string, atMost?: number) =>
      visitStanding(
        withQuota({ atLeast: 1, ...(atMost === undefined ? {} : { atMost, beyond }) }),
        { tier: "gold", visits: [] },
        NOW,
      );
    expect(standing("block", 3)?.beyond).toBe("block");
    expect(standing("warn", 3)?.beyond).toBe("warn");
    expect(standing("allow", 3)).not.toHaveProperty("beyond");
    expect(standing("block")).not.toHaveProperty("beyond");
  });

  test("are for a segment where they name one", () => {
    const policy = withQuota({ segments: ["big"] });
    expect(visitStanding(policy, { tier: "gold", visits: [] }, NOW)).toBe(null);
    expect(visitStanding(policy, { tier: "gold", visits: [], segments: ["big"] }, NOW)).not.toBe(null);
  });

  test("roll over twelve months up to and with today", () => {
    expect(
      visitStanding(withQuota({ period: "rolling_12_months" }), { tier: "gold", visits: [] }, NOW)?.period,
    ).toEqual({
      from: "2025-11-23",
      to: "2026-11-23",
    });
  });

  test("follow the contract year, or the calendar while its start is unknown", () => {
    const policy = withQuota({ period: "contract_year", contractStart: "since" });
    const periodWith = (contractStart: string | null) =>
      visitStanding(policy, { tier: "gold", visits: [], contractStart }, NOW)?.period;
    expect(periodWith("2024-12-01")).toEqual({ from: "2025-12-01", to: "2026-12-01" });
    expect(periodWith("2020-11-22")).toEqual({ from: "2026-11-22", to: "2027-11-22" });
    expect(periodWith(null)).toEqual({ from: "2026-01-01", to: "2027-01-01" });
  });

  test("a contract of 29 February comes back to it in leap years", () => {
    const period = (today: string) => {
      const day = parseDay(today);
      if (day === null) throw new Error(today);
      const { from, to } = quotaPeriod("contract_year", day, "2024-02-29");
      return [dayText(from), dayText(to)];
    };
    expect(period("2026-03-01")).toEqual(["2026-02-28", "2027-02-28"]);
    expect(period("2028-02-28")).toEqual(["2027-02-28", "2028-02-29"]);
    expect(period("2028-02-29")).toEqual(["2028-02-29", "2029-02-28"]);
  });
});
