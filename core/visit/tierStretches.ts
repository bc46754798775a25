import type { InstantText } from "../contract/facts.ts";
import { instantOf } from "../time/instant.ts";
import { type DayNumber, dayNumber } from "../time/localDate.ts";
import { localDay } from "../time/localDay.ts";
import type { QuotaPeriod } from "./quotaPeriod.ts";

/** A tier held from an instant on; `since: null` is since before anybody knows. */
export type TierSpell = { readonly tier: string; readonly since: InstantText | null };

/** Whole days of a period under one tier. */
export type TierStretch = { readonly tier: string; readonly from: DayNumber; readonly to: DayNumber };

/**
 * The period cut where the tier changed: the day of a change belongs to the new tier, and the last tier goes on to the
 * period's end. What lies before the first spell, or before the customer's start, belongs to none.
 * @param spells in any order. @param startsOn the customer's first day; null: before the period.
 */
export function tierStretches(
  spells: readonly TierSpell[],
  startsOn: DayNumber | null,
  period: QuotaPeriod,
  zone: string,
): readonly TierStretch[] {
  const begins = spells
    .map(({ tier, since }) => ({
      tier,
      since,
      day: since === null ? null : localDay(zone, instantOf(since)),
    }))
    .toSorted((one, other) => textOf(one.since).localeCompare(textOf(other.since)));
  return begins.flatMap(({ tier, day }, index) => {
    const next = begins[index + 1]?.day ?? period.to;
    const from = Math.max(period.from, startsOn ?? period.from, day ?? period.from);
    const to = Math.min(period.to, next);
    return from < to ? [{ tier, from: dayNumber(from), to: dayNumber(to) }] : [];
  });
}

const textOf = (since: InstantText | null): string => since ?? "";
