import type { BriefPromise } from "../contract/briefPromise.ts";
import type { Clock } from "../contract/clock.ts";
import type { InstantText } from "../contract/facts.ts";
import type { Policy } from "../policy/policy.ts";
import { seconds } from "../time/duration.ts";
import { instant, instantOf, instantText } from "../time/instant.ts";
import { isOpen } from "../time/isOpen.ts";
import { nextOpening } from "../time/nextOpening.ts";
import type { Schedule } from "../time/schedule.ts";
import { subtract } from "../time/subtract.ts";

/** The open promises of a ticket, the next one first: what is late, then what runs by due time, then what stands. */
export function briefPromises(
  policy: Policy,
  clocks: readonly Clock[],
  now: InstantText,
): readonly BriefPromise[] {
  return clocks
    .flatMap((clock) => briefPromise(clock, policy.schedules.get(clock.schedule) ?? null, now) ?? [])
    .toSorted(nextFirst);
}

/** The order on the card. */
export const nextFirst = (a: BriefPromise, b: BriefPromise): number =>
  RANK[a.state] - RANK[b.state] || compare(a.dueAt, b.dueAt) || compare(a.key, b.key);

const RANK = { breached: 0, running: 1, paused: 2 } as const satisfies Record<BriefPromise["state"], number>;

const compare = (a: string | null, b: string | null): number => {
  if (a === b) return 0;
  if (a === null || b === null) return a === null ? 1 : -1;
  return a < b ? -1 : 1;
};

function briefPromise(clock: Clock, schedule: Schedule | null, now: InstantText): BriefPromise | null {
  const { id, key, metric, title, targetSeconds, ranSeconds, startedAt, bornLate, clause, marks } = clock;
  const base = {
    id,
    key,
    metric,
    title,
    targetSeconds,
    ranSeconds,
    startedAt,
    bornLate,
    clause,
    warnAt: marks.filter(({ kind }) => kind === "warning").map(({ at }) => at),
    opensAt: opensAt(schedule, now),
    breachedAt: null,
    pausedSince: null,
    pausedBy: null,
  };
  switch (clock.state) {
    case "running":
      return { ...base, state: "running", dueAt: clock.dueAt, byCloseAt: byCloseAt(schedule, clock.dueAt) };
    case "paused": {
      const { pausedSince, pausedBy, dueIfResumedAt } = clock;
      return { ...base, state: "paused", dueAt: dueIfResumedAt, byCloseAt: null, pausedSince, pausedBy };
    }
    case "breached": {
      if (clock.fulfilledAt !== null) return null;
      const { dueAt, breachedAt } = clock;
      return { ...base, state: "breached", dueAt, byCloseAt: null, breachedAt };
    }
    case "fulfilled":
    case "cancelled":
      return null;
  }
}

function opensAt(schedule: Schedule | null, now: InstantText): InstantText | null {
  if (schedule === null || isOpen(schedule, instantOf(now))) return null;
  const opening = nextOpening(schedule, instantOf(now));
  return opening === null ? null : instantText(opening);
}

/** Where the due instant is an opening, the closing before it: that is when the time was used up. */
function byCloseAt(schedule: Schedule | null, dueAt: InstantText | null): InstantText | null {
  if (schedule === null || dueAt === null) return null;
  const due = instantOf(dueAt);
  if (isOpen(schedule, instant(due - 1))) return null;
  const lastOpen = subtract(schedule, seconds(1), due);
  return lastOpen === null ? null : instantText(instant(lastOpen + 1));
}
