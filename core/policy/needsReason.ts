import type { InstantText } from "../contract/facts.ts";
import { instantOf, instant, instantText } from "../time/instant.ts";
import { changesCriteria, diffPolicies, type PolicyChange } from "./diffPolicies.ts";
import type { Policy } from "./policy.ts";

/** A17: the criteria change at most once a year; an earlier change needs a stated reason. */
export type CriteriaVerdict = {
  /** The changes to tiers' criteria, as validated; empty: the criteria stay. */
  readonly changes: readonly PolicyChange[];
  readonly needsReason: boolean;
  /** From when on no reason is needed; null: from now on. */
  readonly freeFrom: InstantText | null;
};

/**
 * Whether going from one policy to the next needs a written reason.
 * @param lastChangeAt when the criteria last changed; null: never. The policy in force says how long that binds.
 */
export function needsReason(
  previous: Policy,
  next: Policy,
  lastChangeAt: InstantText | null,
  now: InstantText,
): CriteriaVerdict {
  const changes = diffPolicies(previous.document, next.document).filter(changesCriteria);
  const binds = previous.document.criteria.changeAtMostEvery;
  const until = lastChangeAt === null ? null : instant(instantOf(lastChangeAt) + binds);
  const isBound = until !== null && instantOf(now) < until;
  return {
    changes,
    needsReason: changes.length > 0 && isBound,
    freeFrom: isBound ? instantText(until) : null,
  };
}
