import { nextTurnOfFacts, withComputedFacts } from "../conditions/computedFacts.ts";
import type { TierDecision } from "../contract/decision.ts";
import type { TierVerdict } from "../contract/explanation.ts";
import type { CustomerFacts, InstantText, TierOverride, TierStanding } from "../contract/facts.ts";
import type { Policy, PolicyTier } from "../policy/policy.ts";
import { policyZone } from "../policy/policyZone.ts";
import { instant, instantOf, instantText } from "../time/instant.ts";
import { dayText } from "../time/localDate.ts";
import { localDay } from "../time/localDay.ts";
import { judgeTierKey, tierVerdicts } from "./judgeByRules.ts";

/**
 * A customer's tier from its facts, its standing and its override (SEMANTICS "Tier").
 * Null customer (a ticket without organization): the default tier, and nothing to keep.
 */
export function judgeTier(policy: Policy, customer: CustomerFacts | null, now: InstantText): TierDecision {
  if (customer === null) {
    return {
      tier: policy.defaultTier.key,
      standing: null,
      optionValue: null,
      because: { kind: "no_organization" },
      judgeAgainAt: null,
    };
  }
  const decision = judgeKnown(policy, withComputedFacts(policy, customer, now), now);
  const turn = nextTurnOfFacts(policy, customer, now);
  return turn === null ? decision : { ...decision, judgeAgainAt: earlier(decision.judgeAgainAt, turn) };
}

/** Of two instants; the first may be never. */
function earlier(one: InstantText | null, other: InstantText): InstantText {
  return one !== null && instantOf(one) <= instantOf(other) ? one : other;
}

function judgeKnown(policy: Policy, known: CustomerFacts, now: InstantText): TierDecision {
  const rules = tierVerdicts(policy, known);
  const judged = tierOf(policy, judgeTierKey(policy, known)) ?? policy.defaultTier;
  const { override, standing } = known;
  if (override !== null && isInForce(policy, override, now)) {
    return overridden(policy, override, standing, rules, now);
  }
  const held = standing === null || standing.by === "override" ? null : tierOf(policy, standing.tier);
  if (standing !== null && held !== null && judged.place > held.place) {
    return lower(held, judged, standing, rules, now);
  }
  return byRules(judged, sinceOf(judged.key, standing, now), rules);
}

const tierOf = (policy: Policy, key: string): PolicyTier | null =>
  policy.tiers.find((tier) => tier.key === key) ?? null;

/** A tier that is kept was reached before; one that is new begins now. */
const sinceOf = (tier: string, standing: TierStanding | null, now: InstantText): InstantText =>
  standing?.tier === tier ? standing.since : now;

function isInForce(policy: Policy, override: TierOverride, now: InstantText): boolean {
  const lasts = override.until === null || instantOf(now) < instantOf(override.until);
  return lasts && tierOf(policy, override.tier) !== null;
}

function overridden(
  policy: Policy,
  { tier, reason, by, until }: TierOverride,
  standing: TierStanding | null,
  rules: readonly TierVerdict[],
  now: InstantText,
): TierDecision {
  return {
    tier,
    standing: { tier, since: sinceOf(tier, standing, now), lowerSince: null, by: "override" },
    optionValue: tierOf(policy, tier)?.optionValue ?? null,
    because: { kind: "override", reason, by, until, lastDay: lastDayOf(policy, until), rules },
    judgeAgainAt: until,
  };
}

function lastDayOf(policy: Policy, until: InstantText | null): string | null {
  return until === null ? null : dayText(localDay(policyZone(policy), instant(instantOf(until) - 1)));
}

/** The facts point lower: kept until the tier's stay and grace have both passed. */
function lower(
  held: PolicyTier,
  judged: PolicyTier,
  standing: TierStanding,
  rules: readonly TierVerdict[],
  now: InstantText,
): TierDecision {
  const lowerSince = standing.lowerSince ?? now;
  const leavesAt = instant(
    Math.max(instantOf(standing.since) + held.stay, instantOf(lowerSince) + held.grace),
  );
  if (instantOf(now) >= leavesAt) return byRules(judged, now, rules);
  const until = instantText(leavesAt);
  return {
    tier: held.key,
    standing: { tier: held.key, since: standing.since, lowerSince },
    optionValue: held.optionValue,
    because: { kind: "kept", until, coming: judged.key, rules },
    judgeAgainAt: until,
  };
}

function byRules(tier: PolicyTier, since: InstantText, rules: readonly TierVerdict[]): TierDecision {
  return {
    tier: tier.key,
    standing: { tier: tier.key, since, lowerSince: null },
    optionValue: tier.optionValue,
    because: { kind: "rules", tiers: rules },
    judgeAgainAt: null,
  };
}
