import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  oneMoreVisit,
  quotaStanding,
  scheduleOf,
  suggestedDates,
  type VisitQuestion,
  type VisitRow,
} from "#core";
import { dayNumber, dayText, parseDay } from "../../../core/time/localDate.ts";
import { shareOfPeriod } from "../../../core/visit/shareOfPeriod.ts";
import { tierStretches } from "../../../core/visit/tierStretches.ts";
import { small } from "../smallPolicy.ts";

const WEEK = Object.fromEntries(["mon", "tue", "wed", "thu", "fri"].map((day) => [day, ["09:00-17:00"]]));
const day = (date: string) => {
  const found = parseDay(date);
  if (found === null) throw new Error(date);
  return found;
};
const on = (date: string, state: VisitRow["state"] = "done", kind: string | null = "onsite"): VisitRow => ({
  state,
  on: date,
  kind,
});

/** Gold is owed four visits, Silver two, Plain none; the small policy's office is open Monday to Friday. */
const policyWith = (gold: object = {}, silver: object = {}) =>
  small({
    schedules: [{ key: "office", title: "Office", zone: "Asia/Shanghai", week: WEEK }],
    visits: {
      kinds: [{ key: "onsite", title: "Onsite" }],
      quotas: [
        { key: "four", tiers: ["gold"], atLeast: 4, schedule: "office", ...gold },
        { key: "two", tiers: ["silver"], atLeast: 2, schedule: "office", ...silver },
      ],
    },
  });

const standing = (question: Partial<VisitQuestion>, today: string, gold: object = {}) => {
  const found = quotaStanding(
    policyWith(gold),
    { tier: "gold", visits: [], ...question },
    day(today),
    day(today),
  );
  if (found === null) throw new Error("no quota");
  return found;
};

describe("suggested dates", () => {
  test("of four in 2026 are 1 April, 2 July, 1 October and 31 December", () => {
    const office = scheduleOf(openOnWeekdays());
    const dates = suggestedDates(office, { from: day("2026-01-01"), to: day("2027-01-01") }, 4);
    expect(dates.map(dayText)).toEqual(["2026-04-01", "2026-07-02", "2026-10-01", "2026-12-31"]);
  });

  test("slide back to a working day, but never before the start", () => {
    const office = scheduleOf(openOnWeekdays());
    // Saturday to Saturday: round(7 ÷ 2) − 1 is Tuesday, the end is Friday; a single Saturday stays what it is.
    const week = { from: day("2026-11-21"), to: day("2026-11-28") };
    expect(suggestedDates(office, week, 2).map(dayText)).toEqual(["2026-11-24", "2026-11-27"]);
    const oneDay = { from: day("2026-11-21"), to: day("2026-11-22") };
    expect(suggestedDates(office, oneDay, 1).map(dayText)).toEqual(["2026-11-21"]);
  });

  test("are always as many as asked for, in order, inside the period, the last at its end", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 800 }), (visits, days) => {
        const period = { from: day("2026-01-01"), to: dayNumber(day("2026-01-01") + days) };
        const everyDay = scheduleOf({ ...openOnWeekdays(), week: everyWeekday() });
        const dates = suggestedDates(everyDay, period, visits);
        expect(dates).toHaveLength(visits);
        expect(dates).toEqual(dates.toSorted((one, other) => one - other));
        expect(dates.every((date) => period.from <= date && date < period.to)).toBe(true);
        expect(dates.at(-1)).toBe(period.to - 1);
      }),
    );
  });
});

describe("what is owed", () => {
  test("follows the tiers held, by days: 4 a year for 181 days and 2 for 184 make 3", () => {
    const spells = [
      { tier: "silver", since: "2026-06-30T16:00:00Z" },
      { tier: "gold", since: null },
    ];
    expect(standing({ tier: "silver", spells }, "2026-11-22").owed).toBe(3);
  });

  test("the day of a change belongs to the new tier, in the schedule's zone", () => {
    const cut = tierStretches(
      [
        { tier: "gold", since: null },
        { tier: "silver", since: "2026-06-30T15:59:59Z" },
      ],
      null,
      { from: day("2026-01-01"), to: day("2027-01-01") },
      "Asia/Shanghai",
    );
    expect(cut.map(({ tier, from, to }) => [tier, dayText(from), dayText(to)])).toEqual([
      ["gold", "2026-01-01", "2026-06-30"],
      ["silver", "2026-06-30", "2027-01-01"],
    ]);
  });

  test("several changes on one day leave the last of them", () => {
    const spells = [
      { tier: "gold", since: null },
      { tier: "plain", since: "2026-07-01T01:00:00Z" },
      { tier: "silver", since: "2026-07-01T02:00:00Z" },
    ];
    expect(standing({ tier: "silver", spells }, "2026-11-22").owed).toBe(3);
  });

  test("a customer who starts on 1 July owes half of four; proration: full makes it four", () => {
    expect(standing({ startsOn: "2026-07-01" }, "2026-11-22").owed).toBe(2);
    const full = { proration: { atLeast: "full" } };
    expect(standing({ startsOn: "2026-07-01" }, "2026-11-22", full).owed).toBe(4);
  });

  test("halves are rounded up: one visit for 183 of 366 days is one, for 182 none", () => {
    const one = { atLeast: 1 };
    expect(standing({ startsOn: "2028-07-02" }, "2028-11-22", one).owed).toBe(1);
    expect(standing({ startsOn: "2028-07-03" }, "2028-11-22", one).owed).toBe(0);
  });

  test("a maximum is whole for whoever comes late, unless the policy prorates it", () => {
    const most = { atMost: 12 };
    expect(standing({ startsOn: "2026-07-01" }, "2026-11-22", most).atMost).toBe(12);
    const byDays = { atMost: 12, proration: { atMost: "by_days" } };
    expect(standing({ startsOn: "2026-07-01" }, "2026-11-22", byDays).atMost).toBe(6);
  });

  test("the same tier all along owes just what the policy says, however its time is cut", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 50 }),
        fc.uniqueArray(fc.integer({ min: 1, max: 364 }), { maxLength: 8 }),
        (visits, cuts) => {
          const period = { from: day("2026-01-01"), to: day("2027-01-01") };
          const edges = [0, ...cuts.toSorted((one, other) => one - other), 365];
          const stretches = edges.slice(1).map((to, index) => ({
            tier: "gold",
            from: dayNumber(period.from + (edges[index] ?? 0)),
            to: dayNumber(period.from + to),
          }));
          expect(shareOfPeriod(stretches, period, () => visits)).toBe(visits);
        },
      ),
    );
  });

  test("the last instant of a tier change decides the day, and what is owed never leaves the two tiers' numbers", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 365 * 86_400 - 1 }), (second) => {
        const since = new Date(Date.parse("2025-12-31T16:00:00Z") + second * 1000).toISOString();
        const spells = [
          { tier: "gold", since: null },
          { tier: "silver", since },
        ];
        const { owed } = standing({ tier: "silver", spells }, "2026-12-31");
        expect(owed).toBeGreaterThanOrEqual(2);
        expect(owed).toBeLessThanOrEqual(4);
      }),
    );
  });
});

describe("carry-over", () => {
  const carries = { carryOver: "one_period" };

  test("is off unless the policy switches it on", () => {
    expect(standing({ visits: [on("2025-05-05")] }, "2026-03-03")).toMatchObject({ owed: 4, carried: 0 });
  });

  test("brings the unused of the period before, and only of that", () => {
    expect(standing({ visits: [on("2025-05-05")] }, "2026-03-03", carries)).toMatchObject({
      owed: 7,
      carried: 3,
    });
    // 2024 was not used at all; that is gone.
    expect(standing({ visits: [] }, "2026-03-03", carries)).toMatchObject({ owed: 8, carried: 4 });
  });

  test("never compounds, and too many visits take nothing away", () => {
    const many = Array.from({ length: 6 }, (_, index) => on(`2025-0${index + 1}-05`));
    expect(standing({ visits: many }, "2026-03-03", carries)).toMatchObject({ owed: 4, carried: 0 });
  });

  test("raises the maximum too, so that what is owed can be made", () => {
    const both = { ...carries, atMost: 5 };
    expect(standing({ visits: [] }, "2026-03-03", both)).toMatchObject({ owed: 8, atMost: 9 });
  });

  test("a customer who was not there brings nothing", () => {
    expect(standing({ startsOn: "2026-01-01" }, "2026-03-03", carries)).toMatchObject({
      owed: 4,
      carried: 0,
    });
  });

  test("a year that nobody looked at, without a visit that is known, brings nothing", () => {
    const seen = (since: string) => [
      { tier: "gold", since: null },
      { tier: "gold", since },
    ];
    const spells = seen("2026-02-01T00:00:00Z");
    expect(standing({ spells }, "2026-03-03", carries)).toMatchObject({ owed: 4, carried: 0 });
    const visits = [on("2025-05-05")];
    expect(standing({ spells, visits }, "2026-03-03", carries)).toMatchObject({ owed: 7, carried: 3 });
    const before = seen("2025-12-31T00:00:00Z");
    expect(standing({ spells: before }, "2026-03-03", carries)).toMatchObject({ owed: 8, carried: 4 });
  });
});

describe("pace", () => {
  const made = (count: number) => Array.from({ length: count }, (_, index) => on(`2026-01-0${index + 1}`));
  const paceOn = (count: number, today: string, gold: object = {}) =>
    standing({ visits: made(count) }, today, gold).pace;

  test("below 80 % of what is expected by today is behind, from 80 % on it is on pace", () => {
    // 2 July: 182 of 365 days, 1.99 expected, 80 % are 1.6.
    expect(paceOn(1, "2026-07-02")).toBe("behind");
    expect(paceOn(2, "2026-07-02")).toBe("on_pace");
    // 10 are owed and 8 made: 80 % exactly when the whole period would be over; a day before it is on pace.
    expect(paceOn(8, "2026-12-30", { atLeast: 10 })).toBe("on_pace");
  });

  test("on the first day nothing is expected yet", () => {
    expect(paceOn(0, "2026-01-01")).toBe("on_pace");
  });

  test("what is owed and reached is met, also when nothing is owed", () => {
    expect(paceOn(4, "2026-07-02")).toBe("met");
    expect(paceOn(0, "2026-07-02", { atLeast: 0 })).toBe("met");
  });

  test("no minimum has no pace", () => {
    expect(paceOn(0, "2026-07-02", { atLeast: null })).toBe("no_minimum");
  });

  test("out of reach: more are left than working days, of which today is one", () => {
    // 30 and 31 December 2026 are Wednesday and Thursday.
    expect(paceOn(2, "2026-12-30")).toBe("behind");
    expect(paceOn(2, "2026-12-31")).toBe("out_of_reach");
  });

  test("a period that is over without them was missed", () => {
    const policy = policyWith();
    const question = { tier: "gold", visits: made(3) };
    expect(quotaStanding(policy, question, day("2026-12-31"), day("2027-01-01"))?.pace).toBe("missed");
  });

  test("counts from a customer's own start", () => {
    // Two are owed in 184 days; 31 days later a third of one is expected.
    expect(standing({ startsOn: "2026-07-01" }, "2026-07-01").pace).toBe("on_pace");
    expect(standing({ startsOn: "2026-07-01" }, "2026-08-01").pace).toBe("behind");
  });
});

describe("the next suggestion", () => {
  const suggested = (visits: readonly VisitRow[], today: string) => {
    const { suggestedOn } = standing({ visits }, today);
    return suggestedOn === null ? null : dayText(suggestedOn);
  };

  test("is the first date that is neither done nor planned", () => {
    expect(suggested([], "2026-01-05")).toBe("2026-04-01");
    expect(suggested([on("2026-03-03")], "2026-03-04")).toBe("2026-07-02");
    expect(suggested([on("2026-03-03"), on("2026-07-01", "planned")], "2026-03-04")).toBe("2026-10-01");
  });

  test("is the next working day once its date has passed, and none when nothing is owed any more", () => {
    // 21 November 2026 is a Saturday.
    expect(suggested([], "2026-11-21")).toBe("2026-11-23");
    expect(
      suggested(
        [1, 2, 3, 4].map((month) => on(`2026-0${month}-01`)),
        "2026-11-21",
      ),
    ).toBeNull();
  });
});

describe("one more visit", () => {
  const most = (beyond: string) => ({ atLeast: 1, atMost: 2, beyond });
  const verdict = (beyond: string, visits: readonly VisitRow[], date = "2026-11-24") =>
    oneMoreVisit(policyWith(most(beyond)), { tier: "gold", visits }, date);
  const two = [on("2026-03-03"), on("2026-12-01", "planned")];

  test("within the maximum is fine; beyond it the policy blocks, warns or allows", () => {
    expect(verdict("block", [on("2026-03-03")])).toEqual({ kind: "fine" });
    expect(verdict("block", two)).toEqual({ kind: "block", atMost: 2, made: 2 });
    expect(verdict("warn", two)).toEqual({ kind: "warn", atMost: 2, made: 2 });
    expect(verdict("allow", two)).toEqual({ kind: "fine" });
  });

  test("is judged in the period of its own date", () => {
    expect(verdict("block", two, "2027-01-04")).toEqual({ kind: "fine" });
  });

  test("cancelled visits, and kinds that do not count, leave the place free", () => {
    expect(verdict("block", [on("2026-03-03"), on("2026-04-03", "cancelled")])).toEqual({ kind: "fine" });
    const policy = policyWith({ ...most("block"), kinds: ["onsite"] });
    const visits = [on("2026-03-03"), on("2026-04-03", "done", null)];
    expect(oneMoreVisit(policy, { tier: "gold", visits }, "2026-11-24")).toEqual({ kind: "fine" });
  });

  test("a tier that is promised no visits has no maximum", () => {
    expect(oneMoreVisit(policyWith(most("block")), { tier: "plain", visits: two }, "2026-11-24")).toEqual({
      kind: "fine",
    });
  });
});

function openOnWeekdays(): Parameters<typeof scheduleOf>[0] {
  const hours = [{ from: 9 * 3600, to: 17 * 3600 }];
  const week = { mon: hours, tue: hours, wed: hours, thu: hours, fri: hours, sat: [], sun: [] };
  return { zone: "Asia/Shanghai", week, holidays: [], breaks: [], shifts: [] };
}

function everyWeekday(): Parameters<typeof scheduleOf>[0]["week"] {
  const hours = [{ from: 0, to: 86_400 }];
  return { mon: hours, tue: hours, wed: hours, thu: hours, fri: hours, sat: hours, sun: hours };
}
