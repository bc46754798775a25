import type { ClockMark } from "#core";
import type { StoredDeadline } from "./deadlines.ts";
import type { PolicyVersion } from "./policyVersions.ts";

export type WholeDeadline = StoredDeadline & { readonly clockId: string; readonly kind: ClockMark["kind"] };

export async function wholeDeadlinesOf(db: D1Database, ticketId: number): Promise<WholeDeadline[]> {
  const { results } = await db
    .prepare(
      `SELECT id, ticket_id AS ticketId, clock_id AS clockId, kind, at, state FROM deadlines
       WHERE ticket_id = ? ORDER BY at, id`,
    )
    .bind(ticketId)
    .all<WholeDeadline>();
  return results;
}

/** A tier that a customer came to have; `previous` is null at its first judgement. */
export type TierHad = { readonly at: string; readonly tier: string; readonly previous: string | null };

/** Oldest first. */
export async function tiersOf(db: D1Database, customerId: number): Promise<TierHad[]> {
  const { results } = await db
    .prepare("SELECT at, tier, previous FROM tier_history WHERE customer_id = ? ORDER BY at, id")
    .bind(customerId)
    .all<TierHad>();
  return results;
}

/** The good policies from the one that was in force at an instant on, oldest first. */
export async function policiesSince(db: D1Database, at: string): Promise<Omit<PolicyVersion, "problem">[]> {
  const { results } = await db
    .prepare(
      `SELECT version, policy, replies, seen_at AS seenAt FROM policy_versions
       WHERE problem IS NULL AND version >= coalesce(
         (SELECT max(version) FROM policy_versions WHERE problem IS NULL AND seen_at <= ?), 0)
       ORDER BY version`,
    )
    .bind(at)
    .all<Omit<PolicyVersion, "problem">>();
  return results;
}
