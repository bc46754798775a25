import { type Effect, effectOf, type RawEffect } from "./effect.ts";

/** What was asked of these tickets and is in Zendesk, on its way there or waiting; as long as effects are kept. */
export async function ticketActionsOf(
  db: D1Database,
  tickets: readonly number[],
): Promise<readonly Effect[]> {
  if (tickets.length === 0) return [];
  const { results } = await db
    .prepare(
      `SELECT e.* FROM json_each(?1) AS t CROSS JOIN effects AS e ON e.kind = 'ticket_actions'
         AND e.subject_id = t.value AND e.state IN ('pending', 'submitted', 'done')`,
    )
    .bind(JSON.stringify(tickets))
    .all<RawEffect>();
  return results.map(effectOf);
}

/** Not wanted any more, and nobody has begun to send it. */
export function effectsUnsent(db: D1Database, ids: readonly string[], now: string): D1PreparedStatement {
  return db
    .prepare(
      `UPDATE effects SET state = 'superseded', finished_at = ?2
       WHERE state = 'pending' AND id IN (SELECT value FROM json_each(?1))`,
    )
    .bind(JSON.stringify(ids), now);
}
