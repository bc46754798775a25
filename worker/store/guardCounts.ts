import type { GuardOutcome, LocalDate } from "#core";

/** That a rule of the guard found something on a ticket; `day`: when its tag was first seen. */
export type GuardCountRow = {
  readonly ticketId: number;
  readonly outcome: GuardOutcome;
  readonly rule: string;
  readonly day: LocalDate;
};

/** On how many tickets a rule had an outcome on a day. */
export type GuardCount = Omit<GuardCountRow, "ticketId"> & { readonly tickets: number };

/** More than any page shows: a rule, an outcome and a day each. */
const COUNTS_AT_MOST = 5000;

/** Each counts once, on the earliest day it was seen, in whatever order looks arrive. */
export function putGuardCounts(db: D1Database, rows: readonly GuardCountRow[]): D1PreparedStatement {
  return db
    .prepare(
      `INSERT INTO guard_counts (ticket_id, outcome, rule, day)
       SELECT value ->> 'ticketId', value ->> 'outcome', value ->> 'rule', value ->> 'day'
       FROM json_each(?) WHERE true
       ON CONFLICT (ticket_id, outcome, rule) DO UPDATE SET day = min(day, excluded.day)`,
    )
    .bind(JSON.stringify(rows));
}

/** From `since` on, latest day first. */
export async function guardCountsSince(db: D1Database, since: LocalDate): Promise<readonly GuardCount[]> {
  const { results } = await db
    .prepare(
      `SELECT day, rule, outcome, count(*) AS tickets FROM guard_counts WHERE day >= ?
       GROUP BY day, rule, outcome ORDER BY day DESC, rule, outcome LIMIT ${COUNTS_AT_MOST}`,
    )
    .bind(since)
    .all<GuardCount>();
  return results;
}
