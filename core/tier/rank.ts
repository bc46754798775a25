import type { RankVerdict } from "../contract/explanation.ts";
import type { CustomerFacts, RankCutOff } from "../contract/facts.ts";
import type { Policy, PolicyRank } from "../policy/policy.ts";

/** A "top p %" cut-off that the store must count: who is inside depends on all customers. */
export type RankKey = { readonly rankKey: string; readonly fact: string; readonly percent: number };

/** Every cut-off the policy needs, each once. */
export function rankKeys(policy: Policy): readonly RankKey[] {
  const ranks = [...policy.tiers, ...policy.segments].flatMap(({ top }) => top ?? []);
  return [
    ...new Map(ranks.map(({ rankKey, fact, percent }) => [rankKey, { rankKey, fact, percent }])).values(),
  ];
}

/**
 * How many of `known` customers (fact known and above zero) stand inside the top p % before ties are added:
 * ceil(p/100 × n), exact for percentages with up to three decimals.
 */
export function rankPlaces(percent: number, known: number): number {
  return Math.ceil((Math.round(percent * 1000) * known) / 100_000);
}

/** The cut-off among these values: the value of the last one inside; ties with it are inside too. */
export function rankCutOff(values: readonly number[], percent: number): RankCutOff {
  const known = values.filter((value) => value > 0).toSorted((a, b) => b - a);
  return { atLeast: known[rankPlaces(percent, known.length) - 1] ?? null };
}

type Ranked = Pick<CustomerFacts, "facts" | "cutOffs">;

/** Whether the customer stands inside; an unknown fact or an uncounted cut-off does not. */
export function isInside(rank: PolicyRank, customer: Ranked): boolean {
  const found = customer.facts[rank.fact];
  const atLeast = customer.cutOffs[rank.rankKey]?.atLeast ?? null;
  return typeof found === "number" && found > 0 && atLeast !== null && found >= atLeast;
}

export function rankVerdict(rank: PolicyRank, customer: Ranked): RankVerdict {
  const found = customer.facts[rank.fact];
  return {
    percent: rank.percent,
    of: rank.fact,
    title: rank.title,
    unit: rank.unit,
    found: typeof found === "number" ? found : null,
    cutOff: customer.cutOffs[rank.rankKey]?.atLeast ?? null,
    held: isInside(rank, customer),
  };
}
