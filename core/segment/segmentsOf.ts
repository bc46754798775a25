import type { CustomerFacts } from "../contract/facts.ts";
import type { Policy, PolicySegment } from "../policy/policy.ts";
import { isInside } from "../tier/rank.ts";

/**
 * The segments a customer belongs to (B3): computed from facts, or set by hand as organization tag `segment_<key>`.
 * @param tier the customer's tier, which segment conditions may ask for.
 */
export function segmentsOf(
  policy: Policy,
  customer: CustomerFacts | null,
  tier: string,
): readonly PolicySegment[] {
  if (customer === null) return [];
  const subject = { facts: customer.facts, tags: customer.tags, tier };
  return policy.segments.filter(
    ({ key, when, top }) =>
      customer.tags.includes(`segment_${key}`) ||
      (top !== null && isInside(top, customer)) ||
      (when !== null && when.holds(subject)),
  );
}
