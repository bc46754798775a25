import type { CallbackRow } from "./callbacks.ts";
import { type RawTicket, ticketOf, type TicketRow } from "./tickets.ts";

/** What the request is called that a complaint found in a callback became. */
export const followUpExternalId = (callback: string): string => `tierwise:follow_up:${callback}`;

/** The requests that complaints found in these calls became, by the call's id, as far as the ledger knows them. */
export async function followUpsOf(
  db: D1Database,
  calls: readonly CallbackRow[],
): Promise<ReadonlyMap<string, TicketRow>> {
  const asked = calls.flatMap(({ id, organizationId, taskTicketId }) =>
    organizationId === null || taskTicketId === null
      ? []
      : [{ id, organizationId, taskTicketId, externalId: followUpExternalId(id) }],
  );
  if (asked.length === 0) return new Map();
  const { results } = await db
    .prepare(
      `SELECT w.value ->> 'id' AS callback, t.* FROM json_each(?) AS w CROSS JOIN tickets AS t
         ON t.organization_id = w.value ->> 'organizationId' AND t.id > w.value ->> 'taskTicketId'
         AND t.external_id = w.value ->> 'externalId'`,
    )
    .bind(JSON.stringify(asked))
    .all<RawTicket & { callback: string }>();
  return new Map(results.map(({ callback, ...raw }) => [callback, ticketOf(raw)]));
}
