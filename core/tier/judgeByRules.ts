import type { TierVerdict } from "../contract/explanation.ts";
import type { CustomerFacts } from "../contract/facts.ts";
import type { Policy, PolicyTier } from "../policy/policy.ts";
import { isInside, rankVerdict } from "./rank.ts";

type Judged = Pick<CustomerFacts, "facts" | "tags" | "cutOffs">;

/**
 * The tier the rules point to, without reasons: the fast path for bulk judgement. Takes the facts as they are; a policy
 * with computed ones (`daysSince`) wants `withComputedFacts` first.
 */
export function judgeTierKey(policy: Policy, customer: Judged): string {
  return policy.tierKeyOf(customer);
}

function holds(tier: PolicyTier, customer: Judged): boolean {
  if (tier.top === null) return tier.when === null || tier.when.holds(customer);
  const inside = isInside(tier.top, customer);
  if (tier.when === null) return inside;
  return tier.match === "both" ? inside && tier.when.holds(customer) : inside || tier.when.holds(customer);
}

/** The verdict of every tier that was looked at, in order, down to the one that held. */
export function tierVerdicts(policy: Policy, customer: Judged): readonly TierVerdict[] {
  const verdicts: TierVerdict[] = [];
  for (const tier of policy.tiers) {
    const verdict = tierVerdict(tier, customer);
    verdicts.push(verdict);
    if (verdict.held) break;
  }
  return verdicts;
}

/** How a customer stands against one tier's own rules. */
export function tierVerdict(tier: PolicyTier, customer: Judged): TierVerdict {
  return {
    tier: tier.key,
    title: tier.title,
    held: holds(tier, customer),
    when: tier.when === null ? null : tier.when.explain(customer),
    rank: tier.top === null ? null : rankVerdict(tier.top, customer),
    clause: tier.clause,
  };
}
