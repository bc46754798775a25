/** A customer whose recurring care has to be looked at. `lookedAt` null: never was. */
export type CarePlan = { readonly customerId: number; readonly lookedAt: string | null };

/** The customers due, the longest due first. Reads the due rows of an index and nothing else. */
export async function carePlansDue(db: D1Database, now: string, limit: number): Promise<readonly CarePlan[]> {
  const { results } = await db
    .prepare(
      `SELECT customer_id AS customerId, looked_at AS lookedAt FROM care_plans
       WHERE next_at <= ? ORDER BY next_at LIMIT ?`,
    )
    .bind(now, limit)
    .all<CarePlan>();
  return results;
}

/** Facts, tier or policy changed: look at these again at once. */
export function careSoon(db: D1Database, customers: readonly number[], now: string): D1PreparedStatement {
  return db
    .prepare(
      `INSERT INTO care_plans (customer_id, next_at) SELECT value, ?2 FROM json_each(?1) WHERE true
       ON CONFLICT (customer_id) DO UPDATE SET next_at = excluded.next_at`,
    )
    .bind(JSON.stringify(customers), now);
}

/** These were looked at. `nextAt` null: nothing comes round for them. */
export function careLooked(
  db: D1Database,
  looked: readonly { readonly customerId: number; readonly nextAt: string | null }[],
  now: string,
): D1PreparedStatement {
  return db
    .prepare(
      `INSERT INTO care_plans (customer_id, next_at, looked_at)
       SELECT value ->> 'customerId', value ->> 'nextAt', ?2 FROM json_each(?1) WHERE true
       ON CONFLICT (customer_id) DO UPDATE SET next_at = excluded.next_at, looked_at = excluded.looked_at`,
    )
    .bind(JSON.stringify(looked), now);
}
