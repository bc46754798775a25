import { describe, expect, it } from "vitest";
import {
  CALLED_PERIODS,
  type CalledPeriod,
  periodDates,
} from "../../../app/features/not-called/calledPeriod.ts";

const dates = (period: CalledPeriod, today: string) => Object.values(periodDates(period, today));

describe("the period of calls", () => {
  it.each([
    ["this_month", "2026-11-20", ["2026-11-01", "2026-12-01", "2026-11-30"]],
    ["last_month", "2026-11-20", ["2026-10-01", "2026-11-01", "2026-10-31"]],
    ["this_quarter", "2026-11-20", ["2026-10-01", "2027-01-01", "2026-12-31"]],
    ["last_quarter", "2026-11-20", ["2026-07-01", "2026-10-01", "2026-09-30"]],
    ["this_year", "2026-11-20", ["2026-01-01", "2027-01-01", "2026-12-31"]],
  ] as const)("%s on %s is %j", (period, today, expected) => {
    expect(dates(period, today)).toEqual(expected);
  });

  it("reaches back into the year before", () => {
    expect(dates("last_month", "2026-01-31")).toEqual(["2025-12-01", "2026-01-01", "2025-12-31"]);
    expect(dates("last_quarter", "2026-03-31")).toEqual(["2025-10-01", "2026-01-01", "2025-12-31"]);
  });

  it("knows a leap day", () => {
    expect(dates("this_month", "2028-02-29")).toEqual(["2028-02-01", "2028-03-01", "2028-02-29"]);
  });

  it("holds the present day, unless it is over", () => {
    for (const period of CALLED_PERIODS) {
      const { from, to } = periodDates(period, "2026-12-31");
      expect(from <= "2026-12-31" && "2026-12-31" < to).toBe(period.startsWith("this_"));
    }
  });
});
