import type { VisitFacts } from "../contract/visit.ts";
import type { Policy } from "../policy/policy.ts";
import { instantOf, instantText } from "../time/instant.ts";
import { type VisitDeadline, visitDeadlines } from "./visitDeadlines.ts";
import { changesIn, factsAt, visitLife } from "./visitLife.ts";
import type { VisitMoment } from "./visitMoment.ts";

/** `cameAt`: its own instant, or when something made it due that was past by then. */
export type VisitDeadlineCome = VisitDeadline & { readonly cameAt: string };

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
): readonly VisitDeadlineCome[] {
  const life = visitLife(policy, ticket, moments);
  if (life === null) return [];
  const until = instantOf(now);
  const starts = changesIn(life).filter((at) => at <= until);
  const came = new Map<string, VisitDeadlineCome>();
  for (const [index, start] of starts.entries()) {
    const next = starts[index + 1];
    for (const deadline of visitDeadlines(policy, factsAt(life, start, start))) {
      const at = instantOf(deadline.at);
      const isCome = next === undefined ? at <= until : at < next;
      if (!isCome || came.has(deadline.id)) continue;
      came.set(deadline.id, { ...deadline, cameAt: at < start ? instantText(start) : deadline.at });
    }
  }
  return [...came.values()];
}
