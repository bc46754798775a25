import { describe, expect, test } from "vitest";
import { fullForMove, type VisitRow } from "#core";
import { dayNumber } from "../../../core/time/localDate.ts";
import { small } from "../smallPolicy.ts";

const WEEK = Object.fromEntries(["mon", "tue", "wed", "thu", "fri"].map((day) => [day, ["09:00-17:00"]]));
const TODAY = dayNumber(Date.UTC(2026, 10, 23) / 86_400_000);
const planned = (on: string, times = 1): VisitRow => ({ kind: "onsite", state: "planned", on, times });
const done = (on: string): VisitRow => ({ kind: "onsite", state: "done", on });

const spans = (visits: readonly VisitRow[], visit: object = {}, quota: object = {}) => {
  const policy = small({
    schedules: [{ key: "office", title: "Office", zone: "Asia/Shanghai", week: WEEK }],
    visits: {
      kinds: [
        { key: "onsite", title: "Onsite" },
        { key: "talk", title: "Talk" },
      ],
      quotas: [
        {
          key: "two",
          tiers: ["gold"],
          kinds: ["onsite"],
          atMost: 2,
          beyond: "block",
          schedule: "office",
          ...quota,
        },
      ],
    },
  });
  const moved = { kind: "onsite", plannedOn: "2026-12-01", isExempt: false, ...visit };
  return fullForMove(policy, { tier: "gold", visits }, moved, TODAY).map(
    ({ from, to, verdict }) => `${from}..${to} ${verdict.kind} ${verdict.made}/${verdict.atMost}`,
  );
};

describe("days to which a visit can't be moved without being too many", () => {
  const nextYear = [planned("2027-02-02"), planned("2027-03-03")];

  test("are those of another period that is full", () => {
    expect(spans([planned("2026-12-01"), ...nextYear])).toEqual(["2027-01-01..2028-01-01 block 2/2"]);
    expect(spans([planned("2026-12-01"), ...nextYear], {}, { beyond: "warn" })).toEqual([
      "2027-01-01..2028-01-01 warn 2/2",
    ]);
    expect(spans([planned("2026-12-01"), ...nextYear], {}, { beyond: "allow" })).toEqual([]);
  });

  test("are none of the period it is in, however full that is", () => {
    expect(spans([done("2026-03-03"), planned("2026-12-01")])).toEqual([]);
    expect(spans([done("2026-03-03"), done("2026-05-05"), planned("2026-12-01", 2)])).toEqual([]);
    // Full both years alike: of the two only the next one is another.
    expect(spans([done("2026-03-03"), done("2026-05-05"), planned("2026-12-01"), ...nextYear])).toEqual([
      "2027-01-01..2028-01-01 block 2/2",
    ]);
  });

  test("are those of this period for a visit of a period that is over, or without a date", () => {
    const full = [done("2026-03-03"), done("2026-05-05")];
    const thisYear = ["2026-11-23..2027-01-01 block 2/2"];
    expect(spans([planned("2025-12-01"), ...full], { plannedOn: "2025-12-01" })).toEqual(thisYear);
    expect(spans(full, { plannedOn: null })).toEqual(thisYear);
  });

  test("of rolling months are those that others fill, not the visit itself", () => {
    const rolling = { period: "rolling_12_months" };
    expect(spans([done("2026-05-05"), planned("2026-12-01")], {}, rolling)).toEqual([]);
    const three = [done("2026-03-03"), done("2026-05-05"), planned("2026-12-01")];
    expect(spans(three, {}, rolling)).toEqual(["2026-11-23..2027-03-03 block 2/2"]);
  });

  test("are none for a visit that does not count", () => {
    const visits = [planned("2026-12-01"), ...nextYear];
    expect(spans(visits, { isExempt: true })).toEqual([]);
    expect(spans(visits, { kind: "talk" })).toEqual([]);
  });
});
