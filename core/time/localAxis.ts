import { type DayNumber, dayNumber, weekday } from "./localDate.ts";
import type { Window } from "./window.ts";

/**
 * The open seconds of a schedule on its own wall clock, as if that clock never jumped: seconds since local
 * 1970-01-01T00:00. Counting is by sums over whole weeks, so a year costs about what a day does.
 */
export type LocalAxis = {
  /** Windows by weekday, Monday first. */
  readonly week: readonly (readonly Window[])[];
  /** Open seconds of the week before each weekday; the eighth is the whole week. */
  readonly weekBefore: readonly number[];
  /** Days that differ from their weekday, in order. */
  readonly exceptions: readonly LocalException[];
};

export type LocalException = {
  readonly day: DayNumber;
  readonly windows: readonly Window[];
  /** How many open seconds more (or fewer) than the weekdays gave, up to and without this day. */
  readonly surplusBefore: number;
  readonly surplus: number;
};

const DAY = 86_400;

/** @param exceptions windows of days that differ from their weekday. */
export function localAxis(
  week: readonly (readonly Window[])[],
  exceptions: ReadonlyMap<DayNumber, readonly Window[]>,
): LocalAxis {
  const weekBefore = [0];
  for (const windows of week) weekBefore.push((weekBefore.at(-1) ?? 0) + openSeconds(windows));
  let surplusBefore = 0;
  const inOrder = [...exceptions].toSorted(([a], [b]) => a - b);
  return {
    week,
    weekBefore,
    exceptions: inOrder.map(([day, windows]) => {
      const surplus = openSeconds(windows) - openSeconds(week[weekday(day)] ?? []);
      const exception = { day, windows, surplusBefore, surplus };
      surplusBefore += surplus;
      return exception;
    }),
  };
}

const openSeconds = (windows: readonly Window[]): number =>
  windows.reduce((sum, { from, to }) => sum + to - from, 0);

export function windowsOn(axis: LocalAxis, day: DayNumber): readonly Window[] {
  const exception = axis.exceptions[exceptionsBefore(axis.exceptions, day)];
  return exception?.day === day ? exception.windows : (axis.week[weekday(day)] ?? []);
}

/** The day that holds a local second. */
export const dayOf = (local: number): DayNumber => dayNumber(Math.floor(local / DAY));

/** The first local second of a day. */
export const startOf = (day: DayNumber): number => day * DAY;

/** Open seconds before a local second, counted from a fixed origin (negative before it). */
export function openBefore(axis: LocalAxis, local: number): number {
  const day = dayOf(local);
  const second = local - startOf(day);
  let open = openBeforeDay(axis, day);
  for (const { from, to } of windowsOn(axis, day)) {
    if (second > from) open += (second < to ? second : to) - from;
  }
  return open;
}

function openBeforeDay(axis: LocalAxis, day: DayNumber): number {
  const { exceptions, weekBefore } = axis;
  const last = exceptions.length === 0 ? undefined : exceptions[exceptionsBefore(exceptions, day) - 1];
  const surplus = last === undefined ? 0 : last.surplusBefore + last.surplus;
  return Math.floor((day + 3) / 7) * (weekBefore[7] ?? 0) + (weekBefore[weekday(day)] ?? 0) + surplus;
}

/** How many exceptions lie before a day (and so the place of its own). */
function exceptionsBefore(exceptions: LocalAxis["exceptions"], day: DayNumber): number {
  let [low, high] = [0, exceptions.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((exceptions[middle]?.day ?? day) < day) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * The open local second that has exactly `count` open seconds before it.
 * The caller knows that it exists; the search spreads out from where the weeks' sums put it, counted from `near`.
 */
export function openSecondAt(axis: LocalAxis, count: number, near: DayNumber): number {
  const day = dayWith(axis, count, near);
  let rest = count - openBeforeDay(axis, day);
  for (const { from, to } of windowsOn(axis, day)) {
    if (rest < to - from) return startOf(day) + from + rest;
    rest -= to - from;
  }
  throw new Error("no such open second on the axis");
}

/** The last day with at most `count` open seconds before it: the day that holds that second. */
function dayWith(axis: LocalAxis, count: number, near: DayNumber): DayNumber {
  const isAtOrBefore = (day: number): boolean => openBeforeDay(axis, dayNumber(day)) <= count;
  const inWeek = axis.weekBefore[7] ?? 0;
  const guess = inWeek === 0 ? 0 : Math.floor(((count - openBeforeDay(axis, near)) / inWeek) * 7);
  let step = 1;
  let low: number = near + guess;
  let high = low + 1;
  for (; !isAtOrBefore(low) && step < FARTHEST_DAYS; step *= 2) [low, high] = [low - step, low];
  for (; isAtOrBefore(high) && step < FARTHEST_DAYS; step *= 2) [low, high] = [high, high + step];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (isAtOrBefore(middle)) low = middle;
    else high = middle;
  }
  return dayNumber(low);
}

/** Beyond this no search goes on: about 3,000 years. */
const FARTHEST_DAYS = 1 << 20;
