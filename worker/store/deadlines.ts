import type { ClockMark, VisitDeadline } from "#core";

/** Something due on a ticket. `fired`: dealt with; `withdrawn`: it was, but then it turned out not to have come. */
export type StoredDeadline = NewDeadline & {
  readonly state: "waiting" | "fired" | "withdrawn";
  /** How often it was withdrawn. */
  readonly withdrawals: number;
};

/** One of a clock's; the others are of visits and hand-overs. */
export type ClockDeadline = StoredDeadline & { readonly kind: ClockMark["kind"] };

const OF_CLOCKS: Readonly<Record<StoredDeadline["kind"], boolean>> = {
  start: true,
  warning: true,
  breach: true,
  escalation: true,
  unconfirmed: false,
  missed: false,
  no_record: false,
  no_result: false,
  unsolved: false,
  handover: false,
  work_call: false,
};

export const isOfClock = (deadline: StoredDeadline): deadline is ClockDeadline => OF_CLOCKS[deadline.kind];

export type NewDeadline = {
  readonly id: string;
  readonly ticketId: number;
  readonly clockId: string;
  /** `work_call`: a rule asks again about work that goes on. */
  readonly kind: ClockMark["kind"] | VisitDeadline["kind"] | "handover" | "work_call";
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
      `SELECT id, ticket_id AS ticketId, clock_id AS clockId, kind, at, state, withdrawals FROM deadlines
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

/** A deadline that fired stays as it is; one that waits follows its clock; one that was withdrawn waits again. */
export function putDeadlines(db: D1Database, deadlines: readonly NewDeadline[]): D1PreparedStatement {
  return db
    .prepare(
      `INSERT INTO deadlines (id, ticket_id, clock_id, kind, at, state)
       SELECT value ->> 'id', value ->> 'ticketId', value ->> 'clockId', value ->> 'kind', value ->> 'at', 'waiting'
       FROM json_each(?) WHERE true
       ON CONFLICT (id) DO UPDATE SET at = excluded.at, state = 'waiting' WHERE deadlines.state <> 'fired'`,
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
       WHERE deadlines.state <> 'fired'`,
    )
    .bind(JSON.stringify(deadlines), now);
}

/** No longer to come: met, paused, or moved to another clock. */
export function dropDeadlines(db: D1Database, ids: readonly string[]): D1PreparedStatement {
  return db
    .prepare("DELETE FROM deadlines WHERE state = 'waiting' AND id IN (SELECT value FROM json_each(?))")
    .bind(JSON.stringify(ids));
}

/** It was dealt with and has come, but at another instant than was known then: lateness goes by the right one. */
export function firedDeadlinesMoved(
  db: D1Database,
  moved: readonly { readonly id: string; readonly at: string }[],
): D1PreparedStatement {
  return db
    .prepare(
      `UPDATE deadlines SET at = w.value ->> 'at',
         late_seconds = max(0, unixepoch(fired_at) - unixepoch(w.value ->> 'at'))
       FROM json_each(?) AS w WHERE deadlines.id = w.value ->> 'id' AND deadlines.state = 'fired'`,
    )
    .bind(JSON.stringify(moved));
}

/** It was dealt with, but it never came, or has not come yet. */
export function withdrawDeadlines(db: D1Database, ids: readonly string[], now: string): D1PreparedStatement {
  return db
    .prepare(
      `UPDATE deadlines SET state = 'withdrawn', withdrawn_at = ?2, withdrawals = withdrawals + 1
       WHERE state = 'fired' AND id IN (SELECT value FROM json_each(?1))`,
    )
    .bind(JSON.stringify(ids), now);
}
