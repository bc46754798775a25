import type { Seconds } from "./duration.ts";
import { horizon } from "./horizon.ts";
import { type Instant, instant } from "./instant.ts";
import { dayOf, openBefore, openSecondAt } from "./localAxis.ts";
import type { Schedule } from "./schedule.ts";
import { segmentAt } from "./zone.ts";

/**
 * The first *open* instant u ≥ `from` with `within(from, u)` = `amount`: a target used up at closing is due at the
 * next opening, as Zendesk counts. Null: the schedule does not open for that long any more.
 */
export function add(schedule: Schedule, amount: Seconds, from: Instant): Instant | null {
  const { zone, axis } = schedule;
  const { to: end } = horizon(schedule);
  let rest: number = amount;
  for (let at = from; at < end; ) {
    const { to, offset } = segmentAt(zone, at);
    const before = openBefore(axis, at + offset);
    const open = openBefore(axis, to + offset) - before;
    if (rest < open) return instant(openSecondAt(axis, before + rest, dayOf(at + offset)) - offset);
    rest -= open;
    at = to;
  }
  return null;
}
