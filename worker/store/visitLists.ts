/** An order that was done and not signed (A12). */
export type UnsignedOrder = {
  readonly visitId: number;
  readonly organizationId: number | null;
  /** The organization's name, where known. */
  readonly customer: string | null;
  readonly engineerId: number | null;
  readonly doneOn: string;
};

/** A profile that nobody has reviewed for too long (A15). */
export type StaleProfile = {
  readonly organizationId: number;
  readonly name: string | null;
  readonly tier: string | null;
  /** Null: never, as far as is known. */
  readonly reviewedOn: string | null;
};

/** An order of yesterday that is not sorted out: nobody said how it went, or it solved nothing (D3). */
export type UnsolvedOrder = UnsignedOrder & {
  readonly result: "unsolved" | null;
  /** A reason was given. */
  readonly hasReason: boolean;
};

/** What of a list is read, and how many more there are. */
export type ListPage<Item> = { readonly items: readonly Item[]; readonly left: number };

const leftOf = (rows: readonly { readonly total: number }[]): number => (rows[0]?.total ?? 0) - rows.length;

/**
 * Unsigned orders done before a day, by engineer, the oldest first. Where there are more than `atMost`, of everybody's the
 * oldest, so that no engineer is left out for those of others.
 * @param without kinds of visits that nobody signs.
 */
export async function unsignedOrders(
  db: D1Database,
  before: string,
  atMost: number,
  without: readonly string[],
): Promise<ListPage<UnsignedOrder>> {
  const { results } = await db
    .prepare(
      `WITH unsigned AS (
         SELECT id, organization_id, engineer_id, on_date, count(*) OVER () AS total,
           row_number() OVER (PARTITION BY engineer_id ORDER BY on_date, id) AS place
         FROM visits WHERE state = 'done' AND on_date < ?1
           AND coalesce(kind, '') NOT IN (SELECT value FROM json_each(?3)))
       SELECT v.id AS visitId, organization_id AS organizationId, c.name AS customer, engineer_id AS engineerId,
         on_date AS doneOn, total
       FROM (SELECT * FROM unsigned ORDER BY place, on_date, id LIMIT ?2) AS v
         LEFT JOIN customers AS c ON c.id = organization_id
       ORDER BY engineer_id, on_date, v.id`,
    )
    .bind(before, atMost, JSON.stringify(without))
    .all<UnsignedOrder & { total: number }>();
  const items = results.map(({ visitId, organizationId, customer, engineerId, doneOn }) => ({
    visitId,
    organizationId,
    customer,
    engineerId,
    doneOn,
  }));
  return { items, left: leftOf(results) };
}

/** Customers whose profile was last reviewed before a day, never reviewed ones first. */
export async function staleProfiles(
  db: D1Database,
  before: string,
  atMost: number,
): Promise<ListPage<StaleProfile>> {
  const { results } = await db
    .prepare(
      `SELECT id AS organizationId, name, tier, facts ->> 'profile_reviewed_on' AS reviewedOn, count(*) OVER () AS total
       FROM customers WHERE coalesce(facts ->> 'profile_reviewed_on', '') < ?1
       ORDER BY coalesce(facts ->> 'profile_reviewed_on', ''), id LIMIT ?2`,
    )
    .bind(before, atMost)
    .all<StaleProfile & { total: number }>();
  const items = results.map(({ organizationId, name, tier, reviewedOn }) => ({
    organizationId,
    name,
    tier,
    reviewedOn,
  }));
  return { items, left: leftOf(results) };
}

/** Orders made on a day that have no result or were not solved. */
export async function unsolvedOrders(
  db: D1Database,
  day: string,
  atMost: number,
): Promise<ListPage<UnsolvedOrder>> {
  const { results } = await db
    .prepare(
      `SELECT v.id AS visitId, organization_id AS organizationId, c.name AS customer, engineer_id AS engineerId,
         on_date AS doneOn, v.facts ->> 'result' AS result, v.facts ->> 'hasReason' AS hasReason, count(*) OVER () AS total
       FROM visits AS v LEFT JOIN customers AS c ON c.id = organization_id
       WHERE on_date = ?1 AND state IN ('done', 'signed') AND coalesce(v.facts ->> 'result', 'unsolved') = 'unsolved'
       ORDER BY v.id LIMIT ?2`,
    )
    .bind(day, atMost)
    .all<Omit<UnsolvedOrder, "hasReason"> & { hasReason: number; total: number }>();
  const items = results.map(
    ({ visitId, organizationId, customer, engineerId, doneOn, result, hasReason }) => ({
      visitId,
      organizationId,
      customer,
      engineerId,
      doneOn,
      result,
      hasReason: hasReason === 1,
    }),
  );
  return { items, left: leftOf(results) };
}
