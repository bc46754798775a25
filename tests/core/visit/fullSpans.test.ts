import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fullSpans, type VisitRow } from "#core";
import { addMonths, type DayNumber, dayNumber, dayText, parseDay } from "../../../core/time/localDate.ts";
import { small } from "../smallPolicy.ts";

const WEEK = Object.fromEntries(["mon", "tue", "wed", "thu", "fri"].map((day) => [day, ["09:00-17:00"]]));
const day = (date: string) => {
  const found = parseDay(date);
  if (found === null) throw new Error(date);
  return found;
};
const on = (date: string, state: VisitRow["state"] = "done"): VisitRow => ({
  state,
  on: date,
  kind: "onsite",
});

const spans = (quota: object, visits: readonly VisitRow[], today = "2026-11-23", tier = "gold") => {
  const policy = small({
    schedules: [{ key: "office", title: "Office", zone: "Asia/Shanghai", week: WEEK }],
    visits: {
      kinds: [{ key: "onsite", title: "Onsite" }],
      quotas: [{ key: "two", tiers: ["gold"], atMost: 2, beyond: "block", schedule: "office", ...quota }],
    },
  });
  return fullSpans(policy, { tier, visits }, day(today)).map(
    ({ from, to, verdict }) => `${from}..${to} ${verdict.kind} ${verdict.made}/${verdict.atMost}`,
  );
};

describe("days on which one more visit is too many", () => {
  test("last until the period ends, also where only plans fill it", () => {
    expect(spans({}, [on("2026-03-03"), on("2026-12-01", "planned")])).toEqual([
      "2026-11-23..2027-01-01 block 2/2",
    ]);
  });

  test("may lie in the next period while this one has room", () => {
    const visits = [on("2027-02-02", "planned"), on("2027-03-03", "planned")];
    expect(spans({ beyond: "warn" }, visits)).toEqual(["2027-01-01..2028-01-01 warn 2/2"]);
  });

  test("are none where there is room, where more is allowed, and for whom nothing is promised", () => {
    const two = [on("2026-03-03"), on("2026-12-01", "planned")];
    expect(spans({}, [on("2026-03-03")])).toEqual([]);
    expect(spans({ beyond: "allow" }, two)).toEqual([]);
    expect(spans({}, two, "2026-11-23", "plain")).toEqual([]);
  });

  test("of rolling months are those within twelve months of as many as are allowed, before and after them", () => {
    const rolling = { period: "rolling_12_months" };
    // Until 3 March the visit of a year before counts beside that of May.
    expect(spans(rolling, [on("2026-03-03"), on("2026-05-05")])).toEqual([
      "2026-11-23..2027-03-03 block 2/2",
    ]);
    // With plans ahead, each day whose visit would be the third of some twelve months.
    expect(spans(rolling, [on("2027-03-03", "planned"), on("2027-05-05", "planned")])).toEqual([
      "2026-11-23..2028-03-03 block 2/2",
    ]);
    expect(spans(rolling, [on("2028-01-10", "planned"), on("2028-02-10", "planned")])).toEqual([
      "2027-02-11..2028-11-23 block 2/2",
    ]);
  });

  test("of rolling months are just those that some twelve months around them are full of", () => {
    const today = day("2027-02-20");
    const later = (days: number): DayNumber => dayNumber(today + days);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -380, max: 740 }), { maxLength: 5 }), (at) => {
        const visits = at.map((days) => on(dayText(later(days)), days > 0 ? "planned" : "done"));
        const full = spans({ period: "rolling_12_months" }, visits, dayText(today)).map((span) =>
          span.slice(0, 22),
        );
        const isFull = (one: DayNumber): boolean =>
          [one, ...at.map(later)].some((end) => {
            const from = addMonths(dayNumber(end + 1), -12);
            const within = (each: DayNumber): boolean => from <= each && each <= end;
            return one <= end && within(one) && at.map(later).filter(within).length >= 2;
          });
        for (let one = today; one < addMonths(today, 24); one = dayNumber(one + 1)) {
          const text = dayText(one);
          const isSaid = full.some((span) => span.slice(0, 10) <= text && text < span.slice(12, 22));
          expect([text, isSaid]).toEqual([text, isFull(one)]);
        }
      }),
      { numRuns: 60 },
    );
  });
});
