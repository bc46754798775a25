import type { Instant } from "./instant.ts";
import { dayOf, startOf, windowsOn } from "./localAxis.ts";
import type { Schedule } from "./schedule.ts";
import { segmentAt } from "./zone.ts";

/** Whether the schedule is open; at the closing instant it is not. */
export function isOpen({ zone, axis }: Schedule, at: Instant): boolean {
  const local = at + segmentAt(zone, at).offset;
  const day = dayOf(local);
  const second = local - startOf(day);
  return windowsOn(axis, day).some(({ from, to }) => from <= second && second < to);
}
