import { horizon } from "./horizon.ts";
import type { Instant } from "./instant.ts";
import { startOf, windowsOn } from "./localAxis.ts";
import { dayNumber } from "./localDate.ts";
import { localDay } from "./localDay.ts";
import type { Schedule } from "./schedule.ts";
import { wallInstant } from "./wallInstant.ts";

/**
 * The closing instant of the n-th working day after the day of `from` ("3wd" from a Monday: Thursday's closing). With 0 the
 * day itself, or the next working one. A working day is a date on which the schedule opens at all. Null: there are none left.
 */
export function addWorkingDays(schedule: Schedule, days: number, from: Instant): Instant | null {
  const { zone, axis } = schedule;
  const last = localDay(zone, horizon(schedule).to);
  const first = dayNumber(localDay(zone, from) + (days === 0 ? 0 : 1));
  let left = days;
  for (let day = first; day <= last; day = dayNumber(day + 1)) {
    const closing = windowsOn(axis, day).at(-1)?.to;
    if (closing === undefined) continue;
    const closes = wallInstant(zone, startOf(day) + closing);
    if (closes <= from) continue;
    left -= 1;
    if (left <= 0) return closes;
  }
  return null;
}
