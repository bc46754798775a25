import { type DayNumber, dayNumber, weekday } from "./localDate.ts";
import type { Window } from "./window.ts";

/**
 * The open seconds of a schedule on its own wall clock, as if that clock never jumped: seconds since local
 * 1970-01-01T00:00. Counting is by sums over whole weeks, both ways, so a year costs about what a day does.
 */
export type LocalAxis = {
  /** Windows by weekday, Monday first. */
  readonly week: readonly (readonly Window[])[];
  /** Open seconds of the week before each weekday; the eighth is the whole week. */
  readonly weekBefore: readonly number[];
  /** Days that differ from their weekday, in order. */
  readonly exceptions: readonly LocalException[];
  /** Their days and their sums once more: a search reads plain numbers. */
  readonly exceptionDays: readonly number[];
  readonly exceptionSums: readonly number[];
};

export type LocalException = {
  readonly day: DayNumber;
  readonly windows: readonly Window[];
  /** Open seconds before this day, counted from the axis' origin. */
  readonly before: number;
  readonly open: number;
  /** How many open seconds more (or fewer) than the weekday gives. */
  readonly surplus: number;
  /** The same, of all exceptions up to this one. */
  readonly surplusThrough: number;
};

const DAY = 86_400;

/** @param exceptions windows of days that differ from their weekday. */
export function localAxis(
  week: readonly (readonly Window[])[],
  exceptions: ReadonlyMap<DayNumber, readonly Window[]>,
): LocalAxis {
  const weekBefore = [0];
  for (const windows of week) weekBefore.push((weekBefore.at(-1) ?? 0) + openSeconds(windows));
  let surplusThrough = 0;
  const inOrder = [...exceptions]
    .toSorted(([a], [b]) => a - b)
    .map(([day, windows]): LocalException => {
      const before = plainBefore(weekBefore, day) + surplusThrough;
      const open = openSeconds(windows);
      const surplus = open - openSeconds(week[weekday(day)] ?? []);
      surplusThrough += surplus;
      return { day, windows, before, open, surplus, surplusThrough };
    });
  return {
    week,
    weekBefore,
    exceptions: inOrder,
    exceptionDays: inOrder.map(({ day }) => day),
    exceptionSums: inOrder.map(({ before }) => before),
  };
}

const openSeconds = (windows: readonly Window[]): number =>
  windows.reduce((sum, { from, to }) => sum + to - from, 0);

export function windowsOn(axis: LocalAxis, day: DayNumber): readonly Window[] {
  const exception = axis.exceptions[lastUpTo(axis.exceptionDays, day)];
  return exception?.day === day ? exception.windows : (axis.week[weekday(day)] ?? []);
}

/** The day that holds a local second. */
export const dayOf = (local: number): DayNumber => dayNumber(Math.floor(local / DAY));

/** The first local second of a day. */
export const startOf = (day: DayNumber): number => day * DAY;

/** Open seconds before a local second, counted from the axis' origin (negative before it). */
export function openBefore(axis: LocalAxis, local: number): number {
  const { week, weekBefore } = axis;
  const day = dayOf(local);
  const second = local - startOf(day);
  const last = axis.exceptions[lastUpTo(axis.exceptionDays, day)];
  const isException = last?.day === day;
  let open = isException ? last.before : plainBefore(weekBefore, day) + (last?.surplusThrough ?? 0);
  for (const { from, to } of isException ? last.windows : (week[weekday(day)] ?? [])) {
    if (second <= from) break;
    open += (second < to ? second : to) - from;
  }
  return open;
}

/** Open seconds before a day in plain weeks. 1970-01-01 was a Thursday. */
function plainBefore(weekBefore: LocalAxis["weekBefore"], day: DayNumber): number {
  const weeks = Math.floor((day + 3) / 7);
  return weeks * (weekBefore[7] ?? 0) + (weekBefore[day + 3 - weeks * 7] ?? 0);
}

/** Place of the last of the rising numbers that is not above the limit; −1: none. */
function lastUpTo(rising: readonly number[], limit: number): number {
  let [low, high] = [0, rising.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rising[middle] ?? limit) <= limit) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** The open local second that has exactly `count` open seconds before it. The caller knows that it exists. */
export function openSecondAt(axis: LocalAxis, count: number): number {
  const { week, weekBefore } = axis;
  const last = axis.exceptions[lastUpTo(axis.exceptionSums, count)];
  if (last !== undefined && count < last.before + last.open) {
    return secondIn(last.windows, last.day, count - last.before);
  }
  // From that exception to the next one the weeks are plain.
  const plain = count - (last?.surplusThrough ?? 0);
  const weeks = Math.floor(plain / (weekBefore[7] ?? 0));
  const inWeek = plain - weeks * (weekBefore[7] ?? 0);
  let place = 0;
  while (place < 6 && (weekBefore[place + 1] ?? 0) <= inWeek) place += 1;
  return secondIn(week[place] ?? [], dayNumber(weeks * 7 + place - 3), inWeek - (weekBefore[place] ?? 0));
}

/** The local second of the day that has so many open ones before it on that day. */
function secondIn(windows: readonly Window[], day: DayNumber, count: number): number {
  let rest = count;
  for (const { from, to } of windows) {
    if (rest < to - from) return startOf(day) + from + rest;
    rest -= to - from;
  }
  throw new Error("no such open second on the axis");
}
