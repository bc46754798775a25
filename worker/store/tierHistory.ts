import type { TierBecause } from "#core";
import { readJson } from "./readJson.ts";

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

/** A customer's move, for a list of them. */
export type CustomerMove = TierChange & { readonly id: number; readonly name: string | null };

/** Moves decided by a policy version, oldest first; `cause: null` for whatever cause. */
export async function movesOfVersion(
  db: D1Database,
  version: number,
  page: { readonly cause: string | null; readonly after: number; readonly limit: number },
): Promise<readonly CustomerMove[]> {
  const { results } = await db
    .prepare(
      `SELECT h.id, h.customer_id AS customerId, c.name, h.tier, h.previous, h.at, h.policy_version AS policyVersion,
         h.because, h.cause
       FROM tier_history AS h LEFT JOIN customers AS c ON c.id = h.customer_id
       WHERE h.policy_version = ?1 AND h.id > ?2 AND (?3 IS NULL OR h.cause = ?3) ORDER BY h.id LIMIT ?4`,
    )
    .bind(version, page.after, page.cause, page.limit)
    .all<Omit<CustomerMove, "because"> & { because: string }>();
  return results.map((row) => ({
    ...row,
    because: readJson<TierBecause>(row.because, { kind: "no_organization" }),
  }));
}
