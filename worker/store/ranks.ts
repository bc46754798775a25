import type { RankCutOff } from "#core";

/** A "top p %" rule of the policy, under the key core gives it. */
export type RankKey = { readonly rankKey: string; readonly fact: string; readonly percent: number };
export type CutOffs = { readonly [rankKey: string]: RankCutOff };

/** Values above zero only: others are no candidates (SEMANTICS "Top p %"). Null removes a customer from the ranking. */
export function putRanks(
  db: D1Database,
  values: readonly { readonly fact: string; readonly id: number; readonly value: number | null }[],
): D1PreparedStatement[] {
  const known = JSON.stringify(values.filter((entry) => entry.value !== null && entry.value > 0));
  const none = JSON.stringify(values.filter((entry) => entry.value === null || entry.value <= 0));
  return [
    db
      .prepare(
        `INSERT INTO customer_ranks (fact, id, value)
         SELECT value ->> 'fact', value ->> 'id', CAST(value ->> 'value' AS REAL) FROM json_each(?) WHERE true
         ON CONFLICT (fact, id) DO UPDATE SET value = excluded.value`,
      )
      .bind(known),
    db
      .prepare(
        `DELETE FROM customer_ranks WHERE (fact, id) IN
           (SELECT value ->> 'fact', value ->> 'id' FROM json_each(?))`,
      )
      .bind(none),
  ];
}

/** Ranks every known customer by a fact that no rule asked for until now. */
export function rankAll(db: D1Database, fact: string): D1PreparedStatement {
  return db
    .prepare(
      `INSERT INTO customer_ranks (fact, id, value)
       SELECT ?1, id, CAST(json_extract(facts, '$."' || ?1 || '"') AS REAL) FROM customers
       WHERE json_type(facts, '$."' || ?1 || '"') IN ('integer', 'real') AND json_extract(facts, '$."' || ?1 || '"') > 0
       ON CONFLICT (fact, id) DO UPDATE SET value = excluded.value`,
    )
    .bind(fact);
}

export async function readCutOffs(db: D1Database): Promise<CutOffs> {
  const { results } = await db
    .prepare("SELECT rank_key, at_least FROM rank_cut_offs")
    .all<{ rank_key: string; at_least: number | null }>();
  return Object.fromEntries(results.map((row) => [row.rank_key, { atLeast: row.at_least }]));
}

/** The value at position ceil(p/100 × n), high to low, walked on the index; everybody tied with it is inside. */
export async function countCutOff(db: D1Database, key: RankKey): Promise<RankCutOff> {
  const counted = await db
    .prepare("SELECT count(*) AS n FROM customer_ranks WHERE fact = ?")
    .bind(key.fact)
    .first<{ n: number }>();
  const places = Math.ceil(((counted?.n ?? 0) * key.percent) / 100);
  if (places === 0) return { atLeast: null };
  const row = await db
    .prepare("SELECT value FROM customer_ranks WHERE fact = ? ORDER BY value DESC LIMIT 1 OFFSET ?")
    .bind(key.fact, places - 1)
    .first<{ value: number }>();
  return { atLeast: row?.value ?? null };
}

export function putCutOff(
  db: D1Database,
  rankKey: string,
  cutOff: RankCutOff,
  now: string,
): D1PreparedStatement {
  return db
    .prepare(
      `INSERT INTO rank_cut_offs (rank_key, at_least, counted_at) VALUES (?, ?, ?)
       ON CONFLICT (rank_key) DO UPDATE SET at_least = excluded.at_least, counted_at = excluded.counted_at`,
    )
    .bind(rankKey, cutOff.atLeast, now);
}

/** Customers whose value lies between an old and a new cut-off, both included: their place may have changed. */
export async function rankedBetween(
  db: D1Database,
  fact: string,
  one: number,
  other: number,
  limit: number,
): Promise<number[]> {
  const { results } = await db
    .prepare("SELECT id FROM customer_ranks WHERE fact = ? AND value BETWEEN ? AND ? LIMIT ?")
    .bind(fact, Math.min(one, other), Math.max(one, other), limit)
    .all<{ id: number }>();
  return results.map((row) => row.id);
}
