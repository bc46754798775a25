import type { FactMap, TierOverride, TierStanding } from "#core";
import { readJson } from "./readJson.ts";

/** A customer in the ledger: what its organization said last, what was judged, what we know to be in Zendesk. */
export type CustomerRow = {
  readonly id: number;
  readonly name: string | null;
  readonly facts: FactMap;
  readonly tags: readonly string[];
  readonly override: TierOverride | null;
  readonly standing: TierStanding | null;
  readonly judgeAgainAt: string | null;
  /** Option value of `service_tier` as last seen or written. */
  readonly tierInZendesk: string | null;
  /** When we wrote it: what was observed before that is older than our write. */
  readonly tierWrittenAt: string | null;
  /** The organization's own `updated_at`. */
  readonly updatedAt: string;
};

export type RawCustomer = {
  id: number;
  name: string | null;
  facts: string;
  tags: string;
  override: string | null;
  tier: string | null;
  standing: string | null;
  judge_again_at: string | null;
  tier_in_zendesk: string | null;
  tier_written_at: string | null;
  updated_at: string;
};

export function customerOf(raw: RawCustomer): CustomerRow {
  return {
    id: raw.id,
    name: raw.name,
    facts: readJson<FactMap>(raw.facts, {}),
    tags: readJson<string[]>(raw.tags, []),
    override: raw.override === null ? null : readJson<TierOverride | null>(raw.override, null),
    standing: raw.standing === null ? null : readJson<TierStanding | null>(raw.standing, null),
    judgeAgainAt: raw.judge_again_at,
    tierInZendesk: raw.tier_in_zendesk,
    tierWrittenAt: raw.tier_written_at,
    updatedAt: raw.updated_at,
  };
}

export async function customersByIds(db: D1Database, ids: readonly number[]): Promise<CustomerRow[]> {
  if (ids.length === 0) return [];
  const { results } = await db
    .prepare("SELECT * FROM customers WHERE id IN (SELECT value FROM json_each(?))")
    .bind(JSON.stringify(ids))
    .all<RawCustomer>();
  return results.map(customerOf);
}

/** Ids only: the rows may change before they are looked at. */
export async function customersToJudgeAgain(db: D1Database, now: string, limit: number): Promise<number[]> {
  const { results } = await db
    .prepare("SELECT id FROM customers WHERE judge_again_at <= ? ORDER BY judge_again_at LIMIT ?")
    .bind(now, limit)
    .all<{ id: number }>();
  return results.map((row) => row.id);
}

export async function customerIdsAfter(db: D1Database, after: number, limit: number): Promise<number[]> {
  const { results } = await db
    .prepare("SELECT id FROM customers WHERE id > ? ORDER BY id LIMIT ?")
    .bind(after, limit)
    .all<{ id: number }>();
  return results.map((row) => row.id);
}

/**
 * One statement whatever the number of rows (D1 allows 100 parameters; JSON is one). The older of two states never
 * overwrites the newer, and what we wrote meanwhile stays known.
 */
export function putCustomers(db: D1Database, rows: readonly CustomerRow[]): D1PreparedStatement {
  const json = rows.map((row) => ({
    ...row,
    facts: JSON.stringify(row.facts),
    tags: JSON.stringify(row.tags),
    override: row.override === null ? null : JSON.stringify(row.override),
    tier: row.standing?.tier ?? null,
    standing: row.standing === null ? null : JSON.stringify(row.standing),
  }));
  return db
    .prepare(
      `INSERT INTO customers (id, name, facts, tags, override, tier, standing, judge_again_at,
         tier_in_zendesk, tier_written_at, updated_at)
       SELECT value ->> 'id', value ->> 'name', value ->> 'facts', value ->> 'tags', value ->> 'override',
         value ->> 'tier', value ->> 'standing', value ->> 'judgeAgainAt',
         value ->> 'tierInZendesk', value ->> 'tierWrittenAt', value ->> 'updatedAt'
       FROM json_each(?) WHERE true
       ON CONFLICT (id) DO UPDATE SET name = excluded.name, facts = excluded.facts, tags = excluded.tags,
         override = excluded.override, tier = excluded.tier, standing = excluded.standing,
         judge_again_at = excluded.judge_again_at,
         tier_in_zendesk = iif(customers.tier_written_at > coalesce(excluded.tier_written_at, ''),
           customers.tier_in_zendesk, excluded.tier_in_zendesk),
         tier_written_at = max(coalesce(customers.tier_written_at, excluded.tier_written_at),
           coalesce(excluded.tier_written_at, customers.tier_written_at)),
         updated_at = excluded.updated_at
       WHERE excluded.updated_at >= customers.updated_at`,
    )
    .bind(JSON.stringify(json));
}

/** Our own write has reached Zendesk. */
export function tiersWritten(
  db: D1Database,
  writes: readonly { readonly id: number; readonly value: string; readonly at: string }[],
): D1PreparedStatement {
  return db
    .prepare(
      `UPDATE customers SET tier_in_zendesk = w.value ->> 'value', tier_written_at = w.value ->> 'at'
       FROM json_each(?) AS w WHERE customers.id = w.value ->> 'id'`,
    )
    .bind(JSON.stringify(writes));
}

/** The organization is gone: everything that was kept because of it goes too. */
export function forgetCustomers(db: D1Database, ids: readonly number[]): D1PreparedStatement[] {
  const json = JSON.stringify(ids);
  return [
    "DELETE FROM customers WHERE id IN (SELECT value FROM json_each(?))",
    "DELETE FROM customer_ranks WHERE id IN (SELECT value FROM json_each(?))",
    "DELETE FROM tier_history WHERE customer_id IN (SELECT value FROM json_each(?))",
    "DELETE FROM callbacks WHERE ticket_id IS NULL AND organization_id IN (SELECT value FROM json_each(?))",
    // They follow their tickets, which a merge gives to another organization.
    `UPDATE callbacks SET organization_id = (SELECT t.organization_id FROM tickets AS t
       WHERE t.id = callbacks.ticket_id AND t.organization_id <> callbacks.organization_id)
     WHERE organization_id IN (SELECT value FROM json_each(?))`,
    "DELETE FROM care_plans WHERE customer_id IN (SELECT value FROM json_each(?))",
    "DELETE FROM visit_sheets WHERE organization_id IN (SELECT value FROM json_each(?))",
    `UPDATE effects SET state = 'superseded' WHERE kind = 'service_tier' AND state = 'pending'
       AND subject_id IN (SELECT value FROM json_each(?))`,
  ].map((sql) => db.prepare(sql).bind(json));
}
