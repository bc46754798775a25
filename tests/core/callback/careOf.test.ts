import { anniversaryDate, careOf, type CustomerFacts, dayText, festivalDate, type Policy } from "#core";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { aCustomer, LUNAR, withCalls } from "./policyWithCalls.ts";

const DAY_MS = 86_400_000;
const FACTS = { facts: [{ key: "since", title: { en: "Since" }, kind: "date" }] };

/** Looks at the customer whenever it asks for it, from one date to another; what was made, by day of the slot. */
function year(
  policy: Policy,
  customer: CustomerFacts,
  from = "2026-01-01",
  to = "2027-01-01",
): readonly string[] {
  const made = new Map<string, string>();
  let lookedAt: string | null = null;
  let now: string | null = `${from}T00:00:00Z`;
  for (let looks = 0; now !== null && now < to && looks < 500; looks += 1) {
    const care = careOf(policy, customer, { lunar: LUNAR, lookedAt }, now);
    for (const { task } of care.due) if (!made.has(task.id)) made.set(task.id, local(task.slotAt));
    expect(care.lookAgainAt === null || care.lookAgainAt > now).toBe(true);
    [lookedAt, now] = [now, care.lookAgainAt];
  }
  return [...made].map(([id, slot]) => `${id.split(":").at(-1)} ${slot}`);
}

/** In Shanghai. */
const local = (at: string): string =>
  new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 16).replace("T", " ");
const dateOf = (line: string): string => line.split(" ")[1] ?? "";

describe("by the calendar", () => {
  test("festivals have their official dates, lunar ones too", () => {
    expect(festivalDate("mid_autumn", 2026, LUNAR)).toBe("2026-09-25");
    expect(festivalDate("spring_festival", 2027, LUNAR)).toBe("2027-02-06");
    expect(festivalDate("national_day", 2030, LUNAR)).toBe("2030-10-01");
    expect(festivalDate("dragon_boat", 2030, LUNAR)).toBeNull();
  });

  test("29 February is kept on the 28th of common years", () => {
    const on = (yearNumber: number) => dayText(anniversaryDate("2000-02-29", yearNumber) ?? expect.fail());
    expect([on(2026), on(2028)]).toEqual(["2026-02-28", "2028-02-29"]);
  });

  test("festival wishes come two to seven days ahead, once each", () => {
    const trigger = { on: "festival", festivals: ["spring_festival", "mid_autumn", "national_day"] };
    const policy = withCalls([{ trigger, within: "5wd", schedule: "office" }]);
    const lines = year(policy, aCustomer(), "2026-02-01");
    expect(lines.map((line) => line.split(" ")[0])).toEqual([
      "spring_festival_2026",
      "mid_autumn_2026",
      "national_day_2026",
    ]);
    for (const [index, day] of ["2026-02-17", "2026-09-25", "2026-10-01"].entries()) {
      const ahead = (Date.parse(day) - Date.parse(dateOf(lines[index] ?? ""))) / DAY_MS;
      expect(ahead).toBeGreaterThanOrEqual(2);
      expect(ahead).toBeLessThanOrEqual(7);
    }
  });

  test("an anniversary is called about once a year, and not before its first day", () => {
    const policy = withCalls(
      [{ trigger: { on: "anniversary", field: "since" }, within: "5wd", schedule: "office" }],
      FACTS,
    );
    expect(year(policy, aCustomer({ since: "2019-06-18" })).map((line) => line.split(" ")[0])).toEqual([
      "2026",
    ]);
    expect(year(policy, aCustomer({ since: "2027-06-18" }))).toEqual([]);
    expect(year(policy, aCustomer())).toEqual([]);
  });

  test.each([
    ["week", 1, 52],
    ["month", 1, 12],
    ["quarter", 1, 4],
    ["half_year", 1, 2],
    ["year", 1, 1],
    ["year", 3, 3],
    ["month", 2, 24],
  ])("every %s, %i times", (period, times, count) => {
    const policy = withCalls([
      { trigger: { on: "every", period, times }, within: "3wd", schedule: "office" },
    ]);
    const lines = year(policy, aCustomer(), "2026-01-05", "2027-01-01");
    expect(lines.length).toBeGreaterThanOrEqual(count - 1);
    expect(lines.length).toBeLessThanOrEqual(count);
    expect(new Set(lines).size).toBe(lines.length);
  });

  test("day 30 of a customer, in days or in working days", () => {
    const trigger = { on: "customer_day", day: 30, since: "since" };
    const policy = withCalls(
      [
        { trigger, within: "2wd", schedule: "office" },
        { trigger: { ...trigger, day: 5, workingDays: true }, within: "2wd", schedule: "office" },
      ],
      FACTS,
    );
    expect(year(policy, aCustomer({ since: "2026-03-04" }))).toEqual([
      "day_2026-03-11 2026-03-11 09:30",
      "day_2026-04-03 2026-04-03 09:30",
    ]);
  });

  test("a survey twice a year comes once in each half", () => {
    const surveys = [
      { key: "both", title: { en: "Both" }, timesPerYear: 2, dimensions: [{ key: "a", title: { en: "A" } }] },
    ];
    const policy = withCalls(
      [{ trigger: { on: "survey", survey: "both" }, within: "20wd", schedule: "office" }],
      { surveys },
    );
    const months = year(policy, aCustomer()).map((line) => Number(dateOf(line).slice(5, 7)));
    expect(months.map((month) => (month <= 6 ? 1 : 2))).toEqual([1, 2]);
  });
});

describe("when a fact becomes known", () => {
  const policy = withCalls(
    [{ trigger: { on: "event", event: "first_purchase", fact: "since" }, within: "3wd", schedule: "office" }],
    FACTS,
  );

  test("the first purchase is called about within three working days, also when it is learnt a little late", () => {
    const look = (now: string) =>
      careOf(policy, aCustomer({ since: "2026-11-23" }), { lunar: LUNAR, lookedAt: null }, now);
    expect(look("2026-11-23T03:00:00Z").due).toMatchObject([
      {
        task: {
          id: "o55:rule_1:first_purchase_2026-11-23",
          dueAt: "2026-11-26T10:00:00Z",
          slotAt: "2026-11-23T03:00:00Z",
        },
      },
    ]);
    expect(look("2026-11-27T03:00:00Z").due).toMatchObject([{ task: { isSlotLate: true } }]);
  });

  test("a customer of years ago is not welcomed", () => {
    expect(
      careOf(
        policy,
        aCustomer({ since: "2020-01-01" }),
        { lunar: LUNAR, lookedAt: null },
        "2026-11-23T03:00:00Z",
      ),
    ).toEqual({
      due: [],
      lookAgainAt: null,
    });
  });
});

describe("for whom", () => {
  const facts = [
    { key: "since", title: { en: "Since" }, kind: "date" },
    { key: "age", title: { en: "Age" }, kind: "number", daysSince: "since" },
  ];
  const segments = [
    {
      key: "fresh",
      group: "stage",
      title: { en: "Fresh" },
      when: { all: [{ field: "age", operator: "less_than", value: 90 }] },
    },
  ];
  const policy = withCalls(
    [{ trigger: { on: "every", period: "week" }, segments: ["fresh"], within: "3wd", schedule: "office" }],
    { facts, segments },
  );

  test("a tip a week ends when the customer is no longer new, though no fact changes", () => {
    const dates = year(policy, aCustomer({ since: "2026-01-05" }), "2026-01-05").map(dateOf);
    expect(dates.length).toBeGreaterThanOrEqual(12);
    expect(dates.at(-1)).toMatch(/^2026-(03-(2|3)|04-0[1-5])/);
  });

  test("customers of other segments are not looked at again for nothing", () => {
    const care = careOf(
      policy,
      aCustomer({ since: "2020-01-01" }),
      { lunar: LUNAR, lookedAt: null },
      "2026-11-23T03:00:00Z",
    );
    expect(care).toEqual({ due: [], lookAgainAt: null });
  });
});

describe("after silence", () => {
  const monthly = withCalls([
    { trigger: { on: "every", period: "month" }, within: "3wd", schedule: "office" },
  ]);

  test("what is still of use is made up for; what is not is handed over as past its use", () => {
    const due = careOf(
      monthly,
      aCustomer(),
      { lunar: LUNAR, lookedAt: "2026-08-20T00:00:00Z" },
      "2026-11-23T03:00:00Z",
    ).due;
    const use = due.map(({ occurrence, usefulUntil }) => [occurrence, usefulUntil > "2026-11-23T03:00:00Z"]);
    expect(use).toEqual([
      ["2026-10", false],
      ["2026-11", true],
    ]);
  });

  test("after a week of silence the calls of 500 customers do not all come on one day", () => {
    const days = new Map<string, number>();
    for (let id = 1; id <= 500; id += 1) {
      const { due } = careOf(
        monthly,
        aCustomer({}, { id }),
        { lunar: LUNAR, lookedAt: "2026-11-01T00:00:00Z" },
        "2026-11-12T00:00:00Z",
      );
      for (const { task } of due)
        days.set(local(task.slotAt).slice(0, 10), (days.get(local(task.slotAt).slice(0, 10)) ?? 0) + 1);
    }
    expect(days.size).toBeGreaterThanOrEqual(6);
    expect(Math.max(...days.values())).toBeLessThan(170);
  });

  test("on a usual month the load is even over its days", { timeout: 30_000 }, () => {
    const policy = withCalls([
      { trigger: { on: "every", period: "month" }, within: "20wd", schedule: "office" },
    ]);
    const days = new Map<string, number>();
    for (let id = 1; id <= 2000; id += 1) {
      const [line = ""] = year(policy, aCustomer({}, { id }), "2026-03-01", "2026-04-01");
      days.set(dateOf(line), (days.get(dateOf(line)) ?? 0) + 1);
    }
    expect(days.size).toBeGreaterThanOrEqual(20);
    expect(Math.max(...days.values())).toBeLessThan(150);
  });

  test("however often it is looked at, each occurrence is called for at one time, on a working day and in use", () => {
    const policy = withCalls([
      { trigger: { on: "every", period: "quarter" }, within: "10wd", schedule: "office" },
    ]);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e9 }), fc.integer({ min: 0, max: 360 }), (id, offset) => {
        const now = new Date(Date.UTC(2026, 0, 1) + offset * DAY_MS).toISOString();
        const { due } = careOf(policy, aCustomer({}, { id }), { lunar: LUNAR, lookedAt: null }, now);
        for (const { task, usefulUntil } of due) {
          expect(usefulUntil >= now.slice(0, 19)).toBe(true);
          expect(new Date(Date.parse(task.slotAt) + 8 * 3_600_000).getUTCDay() % 6).not.toBe(0);
          expect(task.slotAt >= now.slice(0, 19)).toBe(true);
        }
        const again = careOf(policy, aCustomer({}, { id }), { lunar: LUNAR, lookedAt: null }, now);
        expect(again.due).toEqual(due);
      }),
      { numRuns: 200 },
    );
  });
});
