import { type Instant, instant } from "./instant.ts";
import type { DayNumber } from "./localDate.ts";
import { localDay } from "./localDay.ts";

const SECONDS_PER_DAY = 86_400;

/** The first instant of a calendar day in a zone; where midnight is skipped, the one after the gap. */
export function dayStart(zone: string, day: DayNumber): Instant {
  // Zones are less than a day from UTC.
  let before = day * SECONDS_PER_DAY - SECONDS_PER_DAY;
  let within = day * SECONDS_PER_DAY + SECONDS_PER_DAY;
  while (within - before > 1) {
    const middle = Math.floor((before + within) / 2);
    if (localDay(zone, instant(middle)) >= day) within = middle;
    else before = middle;
  }
  return instant(within);
}
