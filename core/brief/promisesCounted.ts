import { clocksOf } from "../clock/clocksOf.ts";
import type { Clock } from "../contract/clock.ts";
import type { InstantText } from "../contract/facts.ts";
import type { PromisesCounted } from "../contract/organizationBrief.ts";
import type { TicketTimeline } from "../contract/timeline.ts";
import type { Policy } from "../policy/policy.ts";
import { instantOf } from "../time/instant.ts";

const PERIODS_DAYS = [30, 365] as const;
const DAY_SECONDS = 86_400;

/** Promises of these tickets that were kept or broken of late. One that was late by its birth is neither. */
export function promisesCounted(
  policy: Policy,
  timelines: readonly TicketTimeline[],
  now: InstantText,
  earlier?: ReadonlyMap<number, Policy>,
): PromisesCounted["periods"] {
  const ends = timelines
    .flatMap((timeline) => clocksOf(policy, timeline, now, earlier))
    .flatMap((clock) => (clock.bornLate ? [] : (endOf(clock) ?? [])));
  return PERIODS_DAYS.map((days) => {
    const since = instantOf(now) - days * DAY_SECONDS;
    const within = ends.filter(({ at }) => instantOf(at) >= since);
    const kept = within.filter(({ isKept }) => isKept).length;
    return { days, kept, broken: within.length - kept };
  });
}

function endOf(clock: Clock): { readonly at: InstantText; readonly isKept: boolean } | null {
  switch (clock.state) {
    case "fulfilled":
      return { at: clock.fulfilledAt, isKept: true };
    case "breached":
      return { at: clock.breachedAt, isKept: false };
    case "running":
    case "paused":
    case "cancelled":
      return null;
  }
}
