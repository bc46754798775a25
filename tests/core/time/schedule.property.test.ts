import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  add,
  instant,
  isOpen,
  nextClosing,
  nextOpening,
  type Instant,
  type ScheduleDefinition,
  scheduleOf,
  seconds,
  subtract,
  within,
} from "#core";
import { minuteWalk } from "./minuteWalk.ts";

const ZONES = [
  "Etc/UTC",
  "Asia/Shanghai",
  "Europe/Berlin",
  "America/New_York",
  "America/St_Johns",
  "Asia/Kathmandu",
  "Australia/Lord_Howe",
  "Africa/Casablanca",
  "Pacific/Chatham",
];

/** Around clock changes of 2026 in those zones, and a quiet day. */
const ANCHORS = [
  "2026-02-15",
  "2026-03-08",
  "2026-03-29",
  "2026-04-05",
  "2026-07-14",
  "2026-10-04",
  "2026-10-25",
  "2026-11-01",
];

const window = fc
  .tuple(fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 1, max: 1440 }))
  .filter(([from, to]) => from < to)
  .map(([from, to]) => ({ from: from * 60, to: to * 60 }));
const windows = fc.array(window, { maxLength: 3 });

const minute: fc.Arbitrary<Instant> = fc
  .tuple(fc.constantFrom(...ANCHORS), fc.integer({ min: -2880, max: 2880 }))
  .map(([day, minutes]) => instant(Date.parse(`${day}T00:00:00Z`) / 1000 + minutes * 60));

const dayNear = fc
  .tuple(fc.constantFrom(...ANCHORS), fc.integer({ min: -3, max: 3 }))
  .map(([day, shift]) =>
    new Date(Date.parse(`${day}T00:00:00Z`) + shift * 86_400_000).toISOString().slice(0, 10),
  );

const definition: fc.Arbitrary<ScheduleDefinition> = fc.record({
  zone: fc.constantFrom(...ZONES),
  week: fc.record({
    mon: windows,
    tue: windows,
    wed: windows,
    thu: windows,
    fri: windows,
    sat: windows,
    sun: windows,
  }),
  holidays: fc.array(fc.record({ from: dayNear, through: fc.constant(null) }), { maxLength: 2 }),
  breaks: fc.uniqueArray(fc.record({ on: dayNear, windows }), { maxLength: 2, selector: ({ on }) => on }),
  shifts: fc.uniqueArray(fc.record({ on: dayNear, windows }), { maxLength: 2, selector: ({ on }) => on }),
});

const amount = fc.integer({ min: 0, max: 200 * 3600 }).map(seconds);

/** The minute walk is slow, and test machines may be busy. */
const PATIENCE_MS = 60_000;

describe("on any schedule", { timeout: PATIENCE_MS }, () => {
  test("counting agrees with looking at the wall clock every minute", () => {
    fc.assert(
      fc.property(definition, minute, fc.integer({ min: 0, max: 2 * 1440 }), (given, from, minutes) => {
        const schedule = scheduleOf(given);
        const walk = minuteWalk(given);
        const to = instant(from + minutes * 60);
        expect(within(schedule, from, to)).toBe(walk.within(from, to));
        expect(isOpen(schedule, from)).toBe(walk.isOpen(from));
      }),
      { numRuns: 100 },
    );
  });

  test("open time is additive over any split", () => {
    fc.assert(
      fc.property(definition, fc.tuple(minute, minute, minute), (given, instants) => {
        const schedule = scheduleOf(given);
        const [a = instants[0], b = a, c = b] = instants.toSorted((x, y) => x - y);
        expect(within(schedule, a, b) + within(schedule, b, c)).toBe(within(schedule, a, c));
      }),
    );
  });

  test("adding finds the first open instant with that much open time before it", () => {
    fc.assert(
      fc.property(definition, minute, amount, (given, from, wanted) => {
        const schedule = scheduleOf(given);
        const due = add(schedule, wanted, from);
        if (due === null) return;
        expect(within(schedule, from, due)).toBe(wanted);
        expect(isOpen(schedule, due)).toBe(true);
        // It is the first: a second earlier is before the start, closed, or has less before it.
        const earlier = instant(due - 1);
        const isFirst =
          earlier < from || !isOpen(schedule, earlier) || within(schedule, from, earlier) < wanted;
        expect(isFirst).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test("adding over years, across clock changes and hundreds of days that differ, leaves just the amount", () => {
    const years = fc.integer({ min: 0, max: 5 * 365 * 86_400 });
    const day = fc
      .integer({ min: 0, max: 5 * 365 })
      .map((shift) => new Date(Date.UTC(2022, 0, 1 + shift)).toISOString().slice(0, 10));
    const busy = fc.record({
      zone: fc.constantFrom(...ZONES),
      week: fc.constant({
        mon: [{ from: 0, to: 7200 }],
        tue: [],
        wed: [{ from: 32_400, to: 61_200 }],
        thu: [{ from: 3600, to: 86_400 }],
        fri: [],
        sat: [],
        sun: [{ from: 0, to: 86_400 }],
      }),
      holidays: fc.array(fc.record({ from: day, through: fc.constant(null) }), { maxLength: 200 }),
      breaks: fc.constant([]),
      shifts: fc.uniqueArray(fc.record({ on: day, windows }), { maxLength: 200, selector: ({ on }) => on }),
    });
    fc.assert(
      fc.property(busy, years, fc.integer({ min: 0, max: 20_000_000 }), (given, shift, wanted) => {
        const schedule = scheduleOf(given);
        const from = instant(Date.UTC(2022, 0, 1) / 1000 + shift);
        const due = add(schedule, seconds(wanted), from);
        if (due === null) return;
        expect(within(schedule, from, due)).toBe(wanted);
        expect(isOpen(schedule, due)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test("subtracting takes back what adding gave, from an open instant", () => {
    fc.assert(
      fc.property(definition, minute, amount, (given, from, wanted) => {
        const schedule = scheduleOf(given);
        const due = add(schedule, wanted, from);
        const start = nextOpening(schedule, from);
        if (due === null || start === null) return;
        expect(subtract(schedule, wanted, due)).toBe(start);
      }),
      { numRuns: 300 },
    );
  });

  test("subtracting finds an open instant with that much open time after it", () => {
    fc.assert(
      fc.property(
        definition,
        minute,
        amount.filter((wanted) => wanted > 0),
        (given, until, wanted) => {
          const schedule = scheduleOf(given);
          const start = subtract(schedule, wanted, until);
          if (start === null) return;
          expect(within(schedule, start, until)).toBe(wanted);
          expect(isOpen(schedule, start)).toBe(true);
        },
      ),
    );
  });

  test("a later start is never due earlier, and neither is a larger amount", () => {
    fc.assert(
      fc.property(definition, fc.tuple(minute, minute), fc.tuple(amount, amount), (given, [a, b], [m, n]) => {
        const schedule = scheduleOf(given);
        const early = add(schedule, m < n ? m : n, a < b ? a : b);
        const late = add(schedule, m < n ? n : m, a < b ? b : a);
        if (early !== null && late !== null) expect(early).toBeLessThanOrEqual(late);
      }),
    );
  });

  test("between an opening and the next closing it is open throughout, and closed right after", () => {
    fc.assert(
      fc.property(definition, minute, (given, from) => {
        const schedule = scheduleOf(given);
        const [opening, closing] = [nextOpening(schedule, from), nextClosing(schedule, from)];
        if (opening === null || closing === null) return;
        expect(within(schedule, opening, closing)).toBe(closing - opening);
        expect(isOpen(schedule, closing)).toBe(false);
      }),
    );
  });
});
