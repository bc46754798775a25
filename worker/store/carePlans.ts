import { type CustomerRow, customerOf, type RawCustomer } from "./customers.ts";
import { given } from "./given.ts";

/** A customer whose recurring care has to be looked at, since `dueAt`. `lookedAt` null: never was. */
export type CarePlan = {
  readonly customer: CustomerRow;
  readonly dueAt: string;
  readonly lookedAt: string | null;
};

/** The customers due, the longest due first. Reads an index's due rows and their customers, nothing else. */
export async function carePlansDue(db: D1Database, now: string, limit: number): Promise<readonly CarePlan[]> {
  const { results } = await db
    .prepare(
      `SELECT c.*, p.next_at AS planDueAt, p.looked_at AS planLookedAt FROM care_plans AS p CROSS JOIN customers AS c ON c.id = p.customer_id
       WHERE p.next_at <= ? ORDER BY p.next_at LIMIT ?`,
    )
    .bind(now, limit)
    .all<RawCustomer & { planDueAt: string; planLookedAt: string | null }>();
  return results.map(({ planDueAt: dueAt, planLookedAt: lookedAt, ...raw }) => ({
    customer: customerOf(raw),
    dueAt,
    lookedAt,
  }));
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

/**
 * These were looked at. What was learnt of one meanwhile (`careSoon`) is not in that look: it is looked at again. `nextAt` null: nothing
 * comes round for them.
 */
export function careLooked(
  db: D1Database,
  looked: readonly {
    readonly customerId: number;
    readonly dueAt: string;
    readonly nextAt: string | null;
  }[],
  now: string,
): readonly D1PreparedStatement[] {
  // The instant it was due since comes in the place of `looked_at`: joined to the table instead, D1 would read three rows for each.
  return given(looked, 1, ({ table, values }) =>
    db
      .prepare(
        `INSERT INTO care_plans (customer_id, next_at, looked_at)
         SELECT value ->> 'customerId', value ->> 'nextAt', value ->> 'dueAt' FROM ${table} WHERE true
         ON CONFLICT (customer_id) DO UPDATE SET next_at = excluded.next_at, looked_at = ?1
         WHERE care_plans.next_at = excluded.looked_at`,
      )
      .bind(now, ...values),
  );
}
