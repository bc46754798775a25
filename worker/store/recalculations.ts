import type { RecalculationStanding } from "../recalculation/recalculationStanding.ts";

/** Where a recalculation stands: what it goes through, and the id it has come to. */
export type RecalculationPlace = { readonly of: "customers" | "tickets"; readonly after: number };

/** What a page did, beside moving on. */
export type RecalculationPage = {
  readonly looked: number;
  readonly moved: number;
  readonly kept: number;
};

type Row = {
  version: number;
  phase: RecalculationStanding["phase"];
  after: number;
  customers: number;
  customersDone: number;
  tickets: number;
  ticketsDone: number;
  moved: number;
  kept: number;
  startedAt: string;
  progressAt: string;
  finishedAt: string | null;
};

const COLUMNS = `version, phase, after, customers, customers_done AS customersDone, tickets, tickets_done AS ticketsDone,
  moved, kept, started_at AS startedAt, progress_at AS progressAt, finished_at AS finishedAt`;

/** Begins at the first customer, and ends what an older version had under way. Twice does no harm. */
export function beginRecalculation(db: D1Database, version: number, now: string): D1PreparedStatement[] {
  return [
    db
      .prepare(
        `UPDATE recalculations SET phase = 'superseded', finished_at = ?2
         WHERE version < ?1 AND phase IN ('customers', 'tickets')`,
      )
      .bind(version, now),
    db
      .prepare(
        `INSERT INTO recalculations (version, phase, after, customers, customers_done, tickets, tickets_done, moved,
           kept, started_at, progress_at)
         SELECT ?1, 'customers', 0, (SELECT count(*) FROM customers), 0,
           (SELECT count(*) FROM tickets WHERE status IN ('new', 'open', 'pending', 'hold')), 0, 0, 0, ?2, ?2
         ON CONFLICT (version) DO NOTHING`,
      )
      .bind(version, now),
  ];
}

/** Null: over, or never begun. */
export async function recalculationPlace(
  db: D1Database,
  version: number,
): Promise<(RecalculationPlace & { readonly progressAt: string }) | null> {
  return db
    .prepare(
      `SELECT phase AS "of", after, progress_at AS progressAt FROM recalculations
       WHERE version = ? AND phase IN ('customers', 'tickets')`,
    )
    .bind(version)
    .first<RecalculationPlace & { progressAt: string }>();
}

/**
 * Moves on from one place to the next, in the transaction that keeps what the page changed; so a page that comes twice,
 * or after its isolate died, counts once. `next: null`: that was all.
 */
export function recalculationMovesOn(
  db: D1Database,
  version: number,
  from: RecalculationPlace,
  next: RecalculationPlace | null,
  page: RecalculationPage,
  now: string,
): D1PreparedStatement {
  const isOver = next === null;
  return db
    .prepare(
      `UPDATE recalculations SET phase = ?4, after = ?5,
         customers_done = customers_done + iif(?2 = 'customers', ?6, 0),
         tickets_done = tickets_done + iif(?2 = 'tickets', ?6, 0),
         moved = moved + ?7, kept = kept + ?8, progress_at = ?9, finished_at = iif(?4 = 'done', ?9, NULL)
       WHERE version = ?1 AND phase = ?2 AND after = ?3`,
    )
    .bind(
      version,
      from.of,
      from.after,
      isOver ? "done" : next.of,
      isOver ? from.after : next.after,
      page.looked,
      page.moved,
      page.kept,
      now,
    );
}

/** Nobody else takes it up for a while. */
export function recalculationTakenUp(db: D1Database, version: number, now: string): D1PreparedStatement {
  return db.prepare("UPDATE recalculations SET progress_at = ?2 WHERE version = ?1").bind(version, now);
}

export async function recalculationOf(
  db: D1Database,
  version: number,
): Promise<RecalculationStanding | null> {
  const row = await db
    .prepare(`SELECT ${COLUMNS} FROM recalculations WHERE version = ?`)
    .bind(version)
    .first<Row>();
  return row === null ? null : standingOf(row);
}

export async function latestRecalculation(db: D1Database): Promise<RecalculationStanding | null> {
  const row = await db
    .prepare(`SELECT ${COLUMNS} FROM recalculations ORDER BY version DESC LIMIT 1`)
    .first<Row>();
  return row === null ? null : standingOf(row);
}

function standingOf({ customers, customersDone, tickets, ticketsDone, ...row }: Row): RecalculationStanding {
  const { version, phase, moved, kept, startedAt, progressAt, finishedAt } = row;
  return {
    version,
    phase,
    customers: { of: customers, done: customersDone },
    tickets: { of: tickets, done: ticketsDone },
    moved,
    kept,
    startedAt,
    progressAt,
    finishedAt,
  };
}
