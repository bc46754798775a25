/** An order that was done and not signed (A12). */
export type UnsignedOrder = {
  readonly visitId: number;
  readonly organizationId: number | null;
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

/** Lists are for people: a page of them is as much as anybody reads. */
const AT_MOST = 500;

/** Unsigned orders done before a day, by engineer, the oldest first. Reads an index of just these. */
export async function unsignedOrders(db: D1Database, before: string): Promise<readonly UnsignedOrder[]> {
  const { results } = await db
    .prepare(
      `SELECT id AS visitId, organization_id AS organizationId, engineer_id AS engineerId, on_date AS doneOn
       FROM visits WHERE state = 'done' AND on_date < ? ORDER BY engineer_id, on_date, id LIMIT ${AT_MOST}`,
    )
    .bind(before)
    .all<UnsignedOrder>();
  return results;
}

/** Customers whose profile was last reviewed before a day, never reviewed ones first. */
export async function staleProfiles(db: D1Database, before: string): Promise<readonly StaleProfile[]> {
  const { results } = await db
    .prepare(
      `SELECT id AS organizationId, name, tier, facts ->> 'profile_reviewed_on' AS reviewedOn
       FROM customers WHERE coalesce(facts ->> 'profile_reviewed_on', '') < ?
       ORDER BY coalesce(facts ->> 'profile_reviewed_on', ''), id LIMIT ${AT_MOST}`,
    )
    .bind(before)
    .all<StaleProfile>();
  return results;
}

/** Orders made on a day that have no result or were not solved. */
export async function unsolvedOrders(db: D1Database, day: string): Promise<readonly UnsolvedOrder[]> {
  const { results } = await db
    .prepare(
      `SELECT id AS visitId, organization_id AS organizationId, engineer_id AS engineerId, on_date AS doneOn,
         facts ->> 'result' AS result, facts ->> 'hasReason' AS hasReason
       FROM visits WHERE on_date = ? AND state IN ('done', 'signed')
         AND coalesce(facts ->> 'result', 'unsolved') = 'unsolved'
       ORDER BY id LIMIT ${AT_MOST}`,
    )
    .bind(day)
    .all<Omit<UnsolvedOrder, "hasReason"> & { hasReason: number }>();
  return results.map((row) => ({ ...row, hasReason: row.hasReason === 1 }));
}
