import type { QuotaPeriod } from "./quotaPeriod.ts";
import type { TierStretch } from "./tierStretches.ts";

/**
 * The sum over the stretches of (N of that tier × its days ÷ the period's days), rounded half up at the end; whole numbers
 * all the way. Null: no tier among them has an N.
 */
export function shareOfPeriod(
  stretches: readonly TierStretch[],
  { from, to }: QuotaPeriod,
  of: (tier: string) => number | null,
): number | null {
  const days = to - from;
  let visitDays: number | null = null;
  for (const stretch of stretches) {
    const each = of(stretch.tier);
    if (each !== null) visitDays = (visitDays ?? 0) + each * (stretch.to - stretch.from);
  }
  return visitDays === null ? null : Math.floor((2 * visitDays + days) / (2 * days));
}
