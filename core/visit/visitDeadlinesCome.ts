import type { VisitFacts } from "../contract/visit.ts";
import type { Policy } from "../policy/policy.ts";
import { instantOf } from "../time/instant.ts";
import { type VisitDeadline, visitDeadlines } from "./visitDeadlines.ts";
import { changesIn, factsAt, visitLife } from "./visitLife.ts";
import type { VisitMoment } from "./visitMoment.ts";

/**
 * The deadlines that came in a visit's life: those that the visit, as it stood, had when their instant came, and those
 * that were past already when something made them due. A change at the very instant was in time. The same for the same
 * set of moments, so one that was acted on and is not among them came only by news that was missing.
 */
export function visitDeadlinesCome(
  policy: Policy,
  ticket: Pick<VisitFacts, "id" | "createdAt">,
  moments: readonly VisitMoment[],
  now: string,
): readonly VisitDeadline[] {
  const life = visitLife(policy, ticket, moments);
  if (life === null) return [];
  const until = instantOf(now);
  const starts = changesIn(life).filter((at) => at <= until);
  const came = new Map<string, VisitDeadline>();
  for (const [index, start] of starts.entries()) {
    const next = starts[index + 1];
    for (const deadline of visitDeadlines(policy, factsAt(life, start, start))) {
      const at = instantOf(deadline.at);
      if (next === undefined ? at <= until : at < next) came.set(deadline.id, deadline);
    }
  }
  return [...came.values()];
}
