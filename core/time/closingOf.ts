import { dayStart } from "./dayStart.ts";
import type { Instant } from "./instant.ts";
import { startOf, windowsOn } from "./localAxis.ts";
import { type DayNumber, dayNumber } from "./localDate.ts";
import type { Schedule } from "./schedule.ts";
import { wallInstant } from "./wallInstant.ts";

/** The last closing of a date in the schedule's zone; the date's end where it does not open. */
export function closingOf({ zone, axis }: Schedule, day: DayNumber): Instant {
  const closing = windowsOn(axis, day).at(-1)?.to;
  return closing === undefined
    ? dayStart(zone, dayNumber(day + 1))
    : wallInstant(zone, startOf(day) + closing);
}
