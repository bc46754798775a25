import type { TierBecause } from "#core";

/** One change of a customer's tier, with its reasons as they were then. */
export type TierChange = {
  readonly customerId: number;
  readonly tier: string;
  readonly previous: string | null;
  readonly at: string;
  readonly policyVersion: number;
  readonly because: TierBecause;
  readonly cause: string;
};

export function putTierChanges(db: D1Database, changes: readonly TierChange[]): D1PreparedStatement {
  const json = changes.map((change) => ({ ...change, because: JSON.stringify(change.because) }));
  return db
    .prepare(
      `INSERT INTO tier_history (customer_id, tier, previous, at, policy_version, because, cause)
       SELECT value ->> 'customerId', value ->> 'tier', value ->> 'previous', value ->> 'at',
         value ->> 'policyVersion', value ->> 'because', value ->> 'cause' FROM json_each(?)`,
    )
    .bind(JSON.stringify(json));
}
