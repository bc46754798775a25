import type { ClockMark, VisitDeadline } from "#core";

/** Something due on a ticket. `fired`: dealt with, once and for all. */
export type StoredDeadline = {
  readonly id: string;
  readonly ticketId: number;
  readonly at: string;
  readonly state: "waiting" | "fired";
};

export type NewDeadline = {
  readonly id: string;
  readonly ticketId: number;
  readonly clockId: string;
  readonly kind: ClockMark["kind"] | VisitDeadline["kind"] | "handover";
  readonly at: string;
};

export type FiredDeadline = NewDeadline & { readonly lateSeconds: number };

export async function deadlinesOfTickets(
  db: D1Database,
  tickets: readonly number[],
): Promise<readonly StoredDeadline[]> {
  if (tickets.length === 0) return [];
  const { results } = await db
    .prepare(
      `SELECT id, ticket_id AS ticketId, at, state FROM deadlines
       WHERE ticket_id IN (SELECT value FROM json_each(?))`,
    )
    .bind(JSON.stringify(tickets))
    .all<StoredDeadline>();
  return results;
}

/** Tickets on which something is due, the longest overdue first. Reads the due rows of an index and nothing else. */
export async function ticketsWithDue(db: D1Database, now: string, limit: number): Promise<readonly number[]> {
  const { results } = await db
    .prepare("SELECT ticket_id AS id FROM deadlines WHERE state = 'waiting' AND at <= ? ORDER BY at LIMIT ?")
    .bind(now, limit)
    .all<{ id: number }>();
  return [...new Set(results.map(({ id }) => id))];
}

/** A deadline that fired stays as it is; one that waits follows its clock. */
export function putDeadlines(db: D1Database, deadlines: readonly NewDeadline[]): D1PreparedStatement {
  return db
    .prepare(
      `INSERT INTO deadlines (id, ticket_id, clock_id, kind, at, state)
       SELECT value ->> 'id', value ->> 'ticketId', value ->> 'clockId', value ->> 'kind', value ->> 'at', 'waiting'
       FROM json_each(?) WHERE true
       ON CONFLICT (id) DO UPDATE SET at = excluded.at WHERE deadlines.state = 'waiting'`,
    )
    .bind(JSON.stringify(deadlines));
}

export function deadlinesFired(
  db: D1Database,
  deadlines: readonly FiredDeadline[],
  now: string,
): D1PreparedStatement {
  return db
    .prepare(
      `INSERT INTO deadlines (id, ticket_id, clock_id, kind, at, state, fired_at, late_seconds)
       SELECT value ->> 'id', value ->> 'ticketId', value ->> 'clockId', value ->> 'kind', value ->> 'at', 'fired',
         ?2, value ->> 'lateSeconds'
       FROM json_each(?1) WHERE true
       ON CONFLICT (id) DO UPDATE SET at = excluded.at, state = 'fired', fired_at = excluded.fired_at,
         late_seconds = excluded.late_seconds
       WHERE deadlines.state = 'waiting'`,
    )
    .bind(JSON.stringify(deadlines), now);
}

/** No longer to come: met, paused, or moved to another clock. */
export function dropDeadlines(db: D1Database, ids: readonly string[]): D1PreparedStatement {
  return db
    .prepare("DELETE FROM deadlines WHERE state = 'waiting' AND id IN (SELECT value FROM json_each(?))")
    .bind(JSON.stringify(ids));
}
