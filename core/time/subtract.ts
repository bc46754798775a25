import { type Seconds, seconds } from "./duration.ts";
import { horizon } from "./horizon.ts";
import { type Instant, instant } from "./instant.ts";
import { isOpen } from "./isOpen.ts";
import { openBefore, openSecondAt } from "./localAxis.ts";
import type { Schedule } from "./schedule.ts";
import { segmentAt } from "./zone.ts";

/**
 * The last *open* instant u ≤ `until` with `within(u, until)` = `amount`; the mirror of `add`.
 * Nothing before a closed instant: no open instant is left with nothing after it, so it is the closing instant
 * itself. Null: the schedule was not open for that long.
 */
export function subtract(schedule: Schedule, amount: Seconds, until: Instant): Instant | null {
  if (amount > 0) return openSecondBefore(schedule, amount, until);
  if (isOpen(schedule, until)) return until;
  const last = openSecondBefore(schedule, seconds(1), until);
  return last === null ? null : instant(last + 1);
}

function openSecondBefore(schedule: Schedule, amount: Seconds, until: Instant): Instant | null {
  const { zone, axis } = schedule;
  const { from: start } = horizon(schedule);
  let rest: number = amount;
  for (let at = until; at > start; ) {
    const { from, offset } = segmentAt(zone, instant(at - 1));
    const before = openBefore(axis, at + offset);
    const open = before - openBefore(axis, from + offset);
    if (rest <= open) return instant(openSecondAt(axis, before - rest) - offset);
    rest -= open;
    at = from;
  }
  return null;
}
