import type { SaidHandover } from "#core";

type RawHandover = Omit<SaidHandover, "isEnded"> & { readonly isEnded: number };

const COLUMNS = `id, from_id AS fromId, to_id AS toId, starts_on AS startsOn, until_on AS untilOn, is_ended AS isEnded, by_id AS byId`;

/** Hand-overs that are running or to come; a handful. */
export async function openHandovers(db: D1Database): Promise<readonly SaidHandover[]> {
  const { results } = await db
    .prepare(`SELECT ${COLUMNS} FROM handovers WHERE is_ended = 0 LIMIT 1000`)
    .all<RawHandover>();
  return results.map((raw) => ({ ...raw, isEnded: raw.isEnded === 1 }));
}

/** A task that is or was in a stand-in's hands. */
export type HandoverMove = {
  readonly handoverId: number;
  readonly ticketId: number;
  readonly fromId: number;
  readonly toId: number;
  /** Null: still to be given back. */
  readonly backAt: string | null;
};

/** Moves of these hand-overs, of the tasks that they have not given back, and of these tickets. */
export async function handoverMoves(
  db: D1Database,
  { handovers, tickets }: { readonly handovers: readonly number[]; readonly tickets: readonly number[] },
): Promise<readonly HandoverMove[]> {
  if (handovers.length === 0 && tickets.length === 0) return [];
  const { results } = await db
    .prepare(
      `SELECT handover_id AS handoverId, ticket_id AS ticketId, from_id AS fromId, to_id AS toId, back_at AS backAt
       FROM handover_moves WHERE handover_id IN (SELECT value FROM json_each(?1))
         OR ticket_id IN (SELECT value FROM json_each(?2))
         OR ticket_id IN (SELECT ticket_id FROM handover_moves
           WHERE handover_id IN (SELECT value FROM json_each(?1)) AND back_at IS NULL)`,
    )
    .bind(JSON.stringify(handovers), JSON.stringify(tickets))
    .all<HandoverMove>();
  return results;
}

export function putHandovers(
  db: D1Database,
  handovers: readonly (SaidHandover & { readonly updatedAt: string })[],
): D1PreparedStatement {
  return db
    .prepare(
      `INSERT INTO handovers (id, from_id, to_id, starts_on, until_on, is_ended, by_id, updated_at)
       SELECT value ->> 'id', value ->> 'fromId', value ->> 'toId', value ->> 'startsOn', value ->> 'untilOn',
         value ->> 'isEnded', value ->> 'byId', value ->> 'updatedAt'
       FROM json_each(?) WHERE true
       ON CONFLICT (id) DO UPDATE SET from_id = excluded.from_id, to_id = excluded.to_id,
         starts_on = excluded.starts_on, until_on = excluded.until_on, is_ended = excluded.is_ended,
         by_id = excluded.by_id, updated_at = excluded.updated_at
       WHERE excluded.updated_at >= handovers.updated_at`,
    )
    .bind(JSON.stringify(handovers));
}

/** A task goes to the stand-in at most once per hand-over: whoever gives it back by hand keeps it. */
export function putMoves(
  db: D1Database,
  moves: readonly Omit<HandoverMove, "backAt">[],
  now: string,
): D1PreparedStatement {
  return db
    .prepare(
      `INSERT INTO handover_moves (handover_id, ticket_id, from_id, to_id, moved_at)
       SELECT value ->> 'handoverId', value ->> 'ticketId', value ->> 'fromId', value ->> 'toId', ?2
       FROM json_each(?1) WHERE true ON CONFLICT DO NOTHING`,
    )
    .bind(JSON.stringify(moves), now);
}

export function movesBack(
  db: D1Database,
  moves: readonly Pick<HandoverMove, "handoverId" | "ticketId">[],
  now: string,
): D1PreparedStatement {
  return db
    .prepare(
      `UPDATE handover_moves SET back_at = ?2 FROM json_each(?1) AS w
       WHERE handover_moves.handover_id = w.value ->> 'handoverId'
         AND handover_moves.ticket_id = w.value ->> 'ticketId' AND back_at IS NULL`,
    )
    .bind(JSON.stringify(moves), now);
}

/** An open task of somebody's. */
export type OpenTask = { readonly id: number; readonly assigneeId: number };

/** Open visit and callback tasks of these agents; those made by hand are known as visits. */
export async function openTasksOf(db: D1Database, agents: readonly number[]): Promise<readonly OpenTask[]> {
  if (agents.length === 0) return [];
  const { results } = await db
    .prepare(
      `SELECT t.id, t.assignee_id AS assigneeId FROM tickets AS t
       WHERE t.assignee_id IN (SELECT value FROM json_each(?)) AND t.status IN ('new', 'open', 'pending', 'hold')
         AND (t.external_id LIKE 'tierwise:visit:%' OR t.external_id LIKE 'tierwise:callback:%'
           OR EXISTS (SELECT 1 FROM visits AS v WHERE v.id = t.id AND v.state <> 'cancelled'))
       ORDER BY t.id`,
    )
    .bind(JSON.stringify(agents))
    .all<OpenTask>();
  return results;
}

/** Who has these open tickets now. */
export async function assigneesOf(db: D1Database, tickets: readonly number[]): Promise<readonly OpenTask[]> {
  if (tickets.length === 0) return [];
  const { results } = await db
    .prepare(
      `SELECT id, assignee_id AS assigneeId FROM tickets WHERE id IN (SELECT value FROM json_each(?))
         AND assignee_id IS NOT NULL AND status IN ('new', 'open', 'pending', 'hold')`,
    )
    .bind(JSON.stringify(tickets))
    .all<OpenTask>();
  return results;
}
