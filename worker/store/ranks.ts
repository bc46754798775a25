import type { RankCutOff } from "#core";

/** A "top p %" rule of the policy, under the key core gives it. */
export type RankKey = { readonly rankKey: string; readonly fact: string; readonly percent: number };
export type CutOffs = { readonly [rankKey: string]: RankCutOff };

/** A customer's value of a ranked fact; null: unknown. */
export type RankValue = { readonly fact: string; readonly id: number; readonly value: number | null };

/** Values above zero only: others are no candidates (SEMANTICS "Top p %"). Null removes a customer from the ranking. */
export function putRanks(db: D1Database, values: readonly RankValue[]): D1PreparedStatement[] {
  const isKnown = ({ value }: RankValue): boolean => value !== null && value > 0;
  return [
    db
      .prepare(
        `INSERT INTO customer_ranks (fact, id, value)
         SELECT value ->> 'fact', value ->> 'id', CAST(value ->> 'value' AS REAL) FROM json_each(?) WHERE true
         ON CONFLICT (fact, id) DO UPDATE SET value = excluded.value WHERE value <> excluded.value`,
      )
      .bind(JSON.stringify(values.filter(isKnown))),
    db
      .prepare(
        `DELETE FROM customer_ranks WHERE (fact, id) IN
           (SELECT value ->> 'fact', value ->> 'id' FROM json_each(?))`,
      )
      .bind(JSON.stringify(values.filter((each) => !isKnown(each)))),
  ];
}

/** Ranks every known customer by these facts from what the ledger holds; those without such a value leave the ranking. */
export function rankAll(db: D1Database, facts: readonly string[]): D1PreparedStatement[] {
  return facts.flatMap((fact) => [
    db
      .prepare(
        `DELETE FROM customer_ranks WHERE fact = ?1 AND NOT EXISTS (SELECT 1 FROM customers AS c
           WHERE c.id = customer_ranks.id AND ${valueOf("c.facts")} > 0)`,
      )
      .bind(fact),
    db
      .prepare(
        `INSERT INTO customer_ranks (fact, id, value)
         SELECT ?1, id, CAST(${valueOf("facts")} AS REAL) FROM customers WHERE ${valueOf("facts")} > 0
         ON CONFLICT (fact, id) DO UPDATE SET value = excluded.value WHERE value <> excluded.value`,
      )
      .bind(fact),
  ]);
}

/** The number under ?1; null for anything else. */
const valueOf = (facts: string): string => {
  const path = `'$."' || ?1 || '"'`;
  return `iif(json_type(${facts}, ${path}) IN ('integer', 'real'), json_extract(${facts}, ${path}), NULL)`;
};

/** Counts for these rules from now on, and for no others. */
export function keepOnlyCutOffs(db: D1Database, keys: readonly RankKey[]): D1PreparedStatement[] {
  const json = JSON.stringify(keys);
  return [
    "DELETE FROM rank_cut_offs WHERE rank_key NOT IN (SELECT value ->> 'rankKey' FROM json_each(?))",
    "DELETE FROM customer_ranks WHERE fact NOT IN (SELECT value ->> 'fact' FROM json_each(?))",
  ].map((sql) => db.prepare(sql).bind(json));
}

/** Begins to count for a rule; the first `moveCutOff` finds its place. */
export function beginCutOff(db: D1Database, key: RankKey, now: string): D1PreparedStatement {
  return db
    .prepare(
      `INSERT INTO rank_cut_offs (fact, rank_key, milli_percent, known, above, at_least, was_at_least, counted_at)
       SELECT ?1, ?2, ?3, count(*), 0, NULL, NULL, ?4 FROM customer_ranks WHERE fact = ?1
       ON CONFLICT (fact, rank_key) DO NOTHING`,
    )
    .bind(key.fact, key.rankKey, Math.round(key.percent * 1000), now);
}

/**
 * Puts the cut-off where it belongs: at the value of position ceil(p/100 × known), high to low. Walks from where it
 * stood, a row for each distinct value it passes; one customer's change moves it by one or two at most.
 */
export function moveCutOff(db: D1Database, key: RankKey, now: string): D1PreparedStatement {
  return db
    .prepare(
      `WITH RECURSIVE
         rule AS (SELECT at_least, above, (milli_percent * known + 99999) / 100000 AS places
           FROM rank_cut_offs WHERE fact = ?1 AND rank_key = ?2),
         walk (value, above, tied, places) AS (
           SELECT coalesce(at_least, 9e999), above,
             coalesce((SELECT customers FROM rank_values WHERE fact = ?1 AND value = at_least), 0), places
           FROM rule
           UNION ALL
           SELECT next.value, iif(next.value < walk.value, walk.above + walk.tied, walk.above - next.customers),
             next.customers, walk.places
           FROM walk JOIN rank_values AS next ON next.fact = ?1 AND next.value = CASE
             WHEN walk.places > walk.above + walk.tied THEN (SELECT lower.value FROM rank_values AS lower
               WHERE lower.fact = ?1 AND lower.value < walk.value ORDER BY lower.value DESC LIMIT 1)
             WHEN walk.places > 0 AND walk.places <= walk.above THEN (SELECT higher.value FROM rank_values AS higher
               WHERE higher.fact = ?1 AND higher.value > walk.value ORDER BY higher.value LIMIT 1)
             END),
         found AS (SELECT value, above FROM walk WHERE above < places AND places <= above + tied)
       UPDATE rank_cut_offs SET was_at_least = at_least, at_least = (SELECT value FROM found),
         above = coalesce((SELECT above FROM found), 0), counted_at = ?3
       WHERE fact = ?1 AND rank_key = ?2`,
    )
    .bind(key.fact, key.rankKey, now);
}

/** Customers between where a cut-off stood before the last `moveCutOff` and where it stands: their place has changed. */
const PASSED_BY = `SELECT r.id FROM rank_cut_offs AS c JOIN customer_ranks AS r ON r.fact = c.fact
    AND r.value >= min(coalesce(c.at_least, 9e999), coalesce(c.was_at_least, 9e999))
    AND r.value < max(coalesce(c.at_least, 9e999), coalesce(c.was_at_least, 9e999))
  WHERE c.fact = ?1 AND c.rank_key = ?2 AND c.at_least IS NOT c.was_at_least`;

/** Has them judged again, however many: the cron takes them up should nobody do so before. */
export function markPassedBy(db: D1Database, key: RankKey, now: string): D1PreparedStatement {
  return db
    .prepare(
      `UPDATE customers SET judge_again_at = ?3
       WHERE id IN (${PASSED_BY}) AND coalesce(judge_again_at, '9') > ?3`,
    )
    .bind(key.fact, key.rankKey, now);
}

/** Some of them. */
export function passedBy(db: D1Database, key: RankKey, limit: number): D1PreparedStatement {
  return db.prepare(`${PASSED_BY} LIMIT ?3`).bind(key.fact, key.rankKey, limit);
}

export function selectCutOffs(db: D1Database): D1PreparedStatement {
  return db.prepare("SELECT rank_key AS rankKey, at_least AS atLeast FROM rank_cut_offs");
}

export const cutOffsOf = (rows: readonly { rankKey: string; atLeast: number | null }[]): CutOffs =>
  Object.fromEntries(rows.map(({ rankKey, atLeast }) => [rankKey, { atLeast }]));

export async function readCutOffs(db: D1Database): Promise<CutOffs> {
  const { results } = await selectCutOffs(db).all<{ rankKey: string; atLeast: number | null }>();
  return cutOffsOf(results);
}
