import { type Instant, instant } from "./instant.ts";
import type { DayNumber } from "./localDate.ts";
import { localDay } from "./localDay.ts";

/** Farther from UTC than any zone ever was. */
const FARTHEST_SECONDS = 16 * 3600;

/** The first instant at which a zone's clock shows the day (or a later one, where a zone left the day out). */
export function startOfDay(zone: string, day: DayNumber): Instant {
  let [before, after] = [day * 86_400 - FARTHEST_SECONDS, day * 86_400 + FARTHEST_SECONDS];
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (localDay(zone, instant(middle)) < day) before = middle;
    else after = middle;
  }
  return instant(after);
}
