import { withComputedFacts } from "../conditions/computedFacts.ts";
import type { TierDecision } from "../contract/decision.ts";
import type { CustomerFacts, InstantText, RankCutOff } from "../contract/facts.ts";
import type { Policy } from "../policy/policy.ts";
import { judgeTier } from "../tier/judgeTier.ts";
import { rankCutOff, rankKeys } from "../tier/rank.ts";

export type CutOffs = { readonly [rankKey: string]: RankCutOff };
export type Judged = { readonly customer: CustomerFacts; readonly decision: TierDecision };

/** Every customer judged by one policy. @param counted top p % cut-offs over all; null: over these customers. */
export function judgedCustomers(
  policy: Policy,
  customers: readonly CustomerFacts[],
  counted: CutOffs | null,
  now: InstantText,
): ReadonlyMap<number, Judged> {
  const known = customers.map((customer) => withComputedFacts(policy, customer, now));
  const cutOffs = counted ?? cutOffsAmong(policy, known);
  return new Map(
    known.map((one) => {
      const customer = { ...one, cutOffs };
      return [one.id, { customer, decision: judgeTier(policy, customer, now) }];
    }),
  );
}

function cutOffsAmong(policy: Policy, known: readonly CustomerFacts[]): CutOffs {
  return Object.fromEntries(
    rankKeys(policy).map(({ rankKey, fact, percent }) => {
      const values = known.flatMap(({ facts }) => (typeof facts[fact] === "number" ? facts[fact] : []));
      return [rankKey, rankCutOff(values, percent)];
    }),
  );
}
