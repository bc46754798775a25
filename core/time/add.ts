import type { Seconds } from "./duration.ts";
import { horizon } from "./horizon.ts";
import { type Instant, instant } from "./instant.ts";
import { openBefore, openSecondAt } from "./localAxis.ts";
import type { Schedule } from "./schedule.ts";
import { segmentAt } from "./zone.ts";

/**
 * The first *open* instant u ≥ `from` with `within(from, u)` = `amount`: a target used up at closing is due at the
 * next opening, as Zendesk counts. Null: the schedule does not open for that long any more.
 */
export function add(schedule: Schedule, amount: Seconds, from: Instant): Instant | null {
  const { zone, axis } = schedule;
  const { to: end } = horizon(schedule);
  if (from >= end) return null;
  let segment = segmentAt(zone, from);
  // The count at which the amount is used up, on the axis as the segment's offset places it.
  let count = openBefore(axis, from + segment.offset) + amount;
  for (;;) {
    const { to, offset } = segment;
    const last = openBefore(axis, to + offset);
    if (count < last) return instant(openSecondAt(axis, count) - offset);
    if (to >= end) return null;
    segment = segment.next();
    // Where the clock jumps, what it left out or showed twice moves the count along.
    if (segment.offset !== offset) count += openBefore(axis, to + segment.offset) - last;
  }
}
