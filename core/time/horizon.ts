import { type Instant, instant } from "./instant.ts";
import { startOf } from "./localAxis.ts";
import { dayNumber } from "./localDate.ts";
import type { Schedule } from "./schedule.ts";

/** Years that time is counted in; a schedule that is open at all has an answer far inside. */
const FIRST = instant(Date.UTC(1970, 0, 1) / 1000);
const LAST = instant(Date.UTC(2400, 0, 1) / 1000);
const TWO_DAYS = 2 * 86_400;

/** The instants `[from, to)` outside of which the schedule never opens: an empty one must not be walked for ever. */
export function horizon({ axis }: Schedule): { readonly from: Instant; readonly to: Instant } {
  if ((axis.weekBefore[7] ?? 0) > 0) return { from: FIRST, to: LAST };
  const first = axis.exceptions[0]?.day;
  const last = axis.exceptions.at(-1)?.day;
  if (first === undefined || last === undefined) return { from: FIRST, to: FIRST };
  // Local dates lie within a day and a bit of UTC's.
  return {
    from: instant(startOf(first) - TWO_DAYS),
    to: instant(startOf(dayNumber(last + 1)) + TWO_DAYS),
  };
}
