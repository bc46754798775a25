import type { Clock } from "../contract/clock.ts";
import type { Deadline } from "../contract/deadline.ts";
import type { Policy } from "../policy/policy.ts";
import type { InstantText } from "../contract/facts.ts";
import { deadlinesOf } from "./deadlinesOf.ts";
import { instantOf } from "../time/instant.ts";

/** A breach that was acted on and, by an event that arrived late, never happened (or has not happened yet). */
export type WithdrawnBreach = {
  readonly id: string;
  readonly clockId: string;
  /** What it would do, now that it is still to come; null: it will not come. */
  readonly coming: Deadline | null;
};

/**
 * Which breaches must be taken back: a reply from before the due instant reached us only after it. The shell undoes
 * what can be undone (tags) and forgets the id, so that the outcome is that of a clean run.
 * @param fired ids that were dealt with, of this ticket.
 */
export function withdrawnBreaches(
  policy: Policy,
  clocks: readonly Clock[],
  fired: ReadonlySet<string>,
  now: InstantText,
): readonly WithdrawnBreach[] {
  const breaches = new Map(
    deadlinesOf(policy, clocks)
      .filter(({ kind }) => kind === "breach")
      .map((deadline) => [deadline.id, deadline]),
  );
  return [...fired]
    .filter((id) => id.endsWith(BREACH))
    .map((id) => ({ id, clockId: id.slice(0, -BREACH.length), coming: breaches.get(id) ?? null }))
    .filter(({ coming }) => coming === null || instantOf(coming.at) >= instantOf(now));
}

const BREACH = ":breach";
