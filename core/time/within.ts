import { type Seconds, seconds } from "./duration.ts";
import type { Instant } from "./instant.ts";
import { openBefore } from "./localAxis.ts";
import type { Schedule } from "./schedule.ts";
import { segmentAt } from "./zone.ts";

/** Open seconds in `[from, to)`; 0 for a reversed span. */
export function within({ zone, axis }: Schedule, from: Instant, to: Instant): Seconds {
  let open = 0;
  for (let at = from; at < to; ) {
    const segment = segmentAt(zone, at);
    const end = segment.to < to ? segment.to : to;
    open += openBefore(axis, end + segment.offset) - openBefore(axis, at + segment.offset);
    at = end;
  }
  return seconds(open);
}
