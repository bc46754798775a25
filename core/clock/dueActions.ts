import type { Clock } from "../contract/clock.ts";
import type { Deadline, DueDeadline } from "../contract/deadline.ts";
import type { InstantText } from "../contract/facts.ts";
import type { Policy } from "../policy/policy.ts";
import { instantOf } from "../time/instant.ts";
import { deadlinesOf } from "./deadlinesOf.ts";

/**
 * The deadlines that have come and were not dealt with, in order of time: also when we look late, also when the clock
 * was met (late) meanwhile. Write the id before acting; then each happens once.
 * @param fired ids that were dealt with.
 */
export function dueActions(
  policy: Policy,
  clocks: readonly Clock[],
  fired: ReadonlySet<string>,
  now: InstantText,
): readonly DueDeadline[] {
  return deadlinesOf(policy, clocks)
    .filter((deadline) => !fired.has(deadline.id) && hasCome(deadline, now))
    .map((deadline) => ({ ...deadline, lateSeconds: instantOf(now) - instantOf(deadline.at) }));
}

/** The next instant at which something is due, for the shell's timer; null: nothing while nothing changes. */
export function nextDeadlineAt(
  policy: Policy,
  clocks: readonly Clock[],
  fired: ReadonlySet<string>,
): InstantText | null {
  return deadlinesOf(policy, clocks).find(({ id }) => !fired.has(id))?.at ?? null;
}

/** Met at the due instant is met, so a breach is certain only after it. */
export function hasCome({ kind, at }: Pick<Deadline, "kind" | "at">, now: InstantText): boolean {
  const late = instantOf(now) - instantOf(at);
  switch (kind) {
    case "start":
    case "warning":
      return late >= 0;
    case "breach":
    case "escalation":
      return late > 0;
  }
}
