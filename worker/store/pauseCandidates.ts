import type { TimelineEvent } from "#core";
import { timelineOf } from "./ticketMoments.ts";

/** A ticket that may have stood still after its customer's reply. */
export type PauseCandidate = {
  readonly ticketId: number;
  readonly assigneeId: number | null;
  readonly serviceLevel: string | null;
  readonly events: readonly TimelineEvent[];
};

/**
 * Tickets that lived within `[from, to)` and whose customer wrote, by id. Looks at `limit` tickets, however few of them
 * fit, so that a page is the same work whatever it finds.
 */
export async function pauseCandidates(
  db: D1Database,
  { from, to, after, limit }: { from: string; to: string; after: number; limit: number },
): Promise<{ readonly candidates: readonly PauseCandidate[]; readonly next: number | null }> {
  const { results } = await db
    .prepare(
      `SELECT m.ticket_id AS ticketId, t.assignee_id AS assigneeId, t.service_level AS serviceLevel,
         CASE WHEN t.created_at < ?3 AND t.updated_at >= ?4 AND instr(m.events, '"public_comment_by_customer"') > 0
           THEN m.events END AS events
       FROM ticket_moments AS m JOIN tickets AS t ON t.id = m.ticket_id
       WHERE m.ticket_id > ?1 ORDER BY m.ticket_id LIMIT ?2`,
    )
    .bind(after, limit, to, from)
    .all<Omit<PauseCandidate, "events"> & { readonly events: string | null }>();
  return {
    candidates: results.flatMap(({ events, ...ticket }) =>
      events === null ? [] : [{ ...ticket, events: timelineOf(events) }],
    ),
    next: results.length < limit ? null : (results.at(-1)?.ticketId ?? null),
  };
}
