import { isWorkingDay } from "../time/isWorkingDay.ts";
import { type DayNumber, dayNumber } from "../time/localDate.ts";
import type { Schedule } from "../time/schedule.ts";
import type { QuotaPeriod } from "./quotaPeriod.ts";

/**
 * When `visits` visits would be right in a period: the k-th on start + round(k × days ÷ visits) − 1 day, each from the
 * start, slid back to a working day but never before the start. 4 in 2026: 1 Apr, 2 Jul, 1 Oct, 31 Dec.
 */
export function suggestedDates(
  schedule: Schedule,
  { from, to }: QuotaPeriod,
  visits: number,
): readonly DayNumber[] {
  const days = to - from;
  return Array.from({ length: visits }, (_, index) => {
    const k = index + 1;
    const nominal = from + Math.floor((2 * k * days + visits) / (2 * visits)) - 1;
    let day = dayNumber(Math.max(from, nominal));
    while (day > from && !isWorkingDay(schedule, day)) day = dayNumber(day - 1);
    return day;
  });
}

/** The first working day from `day` on, before `to`; null: there is none. */
export function nextWorkingDay(schedule: Schedule, day: DayNumber, to: DayNumber): DayNumber | null {
  for (let at = day; at < to; at = dayNumber(at + 1)) if (isWorkingDay(schedule, at)) return at;
  return null;
}

/** Working days in `[from, to)`. */
export function workingDays(schedule: Schedule, from: DayNumber, to: DayNumber): number {
  let count = 0;
  for (let at = from; at < to; at = dayNumber(at + 1)) if (isWorkingDay(schedule, at)) count += 1;
  return count;
}
