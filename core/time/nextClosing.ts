import { horizon } from "./horizon.ts";
import { type Instant, instant } from "./instant.ts";
import { dayOf, startOf, windowsOn } from "./localAxis.ts";
import { nextOpening } from "./nextOpening.ts";
import type { Schedule } from "./schedule.ts";
import { segmentAt } from "./zone.ts";

/** A stretch that stays open this long is taken as never closing. */
const LONGEST_OPEN_SECONDS = 400 * 86_400;

/**
 * The end of the open stretch that holds `from`, or of the next one when it is closed.
 * Null: it never opens, or it never closes (24 × 7).
 */
export function nextClosing(schedule: Schedule, from: Instant): Instant | null {
  const opening = nextOpening(schedule, from);
  if (opening === null) return null;
  const last = Math.min(opening + LONGEST_OPEN_SECONDS, horizon(schedule).to);
  for (let at = opening; at < last; ) {
    const end = windowEnd(schedule, at);
    if (end === null) return at;
    at = end;
  }
  return null;
}

/** Where the window that holds the instant ends (or the zone's clock jumps); null when it is closed. */
function windowEnd({ zone, axis }: Schedule, at: Instant): Instant | null {
  const { to, offset } = segmentAt(zone, at);
  const day = dayOf(at + offset);
  const second = at + offset - startOf(day);
  const window = windowsOn(axis, day).find((one) => one.from <= second && second < one.to);
  return window === undefined ? null : instant(Math.min(startOf(day) + window.to - offset, to));
}
