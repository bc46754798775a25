import { add } from "./add.ts";
import { seconds } from "./duration.ts";
import type { Instant } from "./instant.ts";
import type { Schedule } from "./schedule.ts";

/** The first open instant at or after `from`; null when there is none. */
export function nextOpening(schedule: Schedule, from: Instant): Instant | null {
  return add(schedule, seconds(0), from);
}
