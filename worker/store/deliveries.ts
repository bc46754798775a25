import type { Delivery } from "../queue/message.ts";

/** What became of a delivery. */
export type DeliveryOutcome =
  /** The ledger or Zendesk changed because of it. */
  | "applied"
  /** All was as it should be: our own write coming back, a change no rule asks for. */
  | "nothing"
  /** Older than what we already know. */
  | "stale"
  /** Of a kind the rules do not need. */
  | "ignored"
  /** Signed by Zendesk, but not understood. */
  | "unreadable";

export type Processed = { readonly delivery: Delivery; readonly outcome: DeliveryOutcome };

/** Which of these event ids were worked off before. */
export async function deliveriesSeen(db: D1Database, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const { results } = await db
    .prepare("SELECT id FROM deliveries WHERE id IN (SELECT value FROM json_each(?))")
    .bind(JSON.stringify(ids))
    .all<{ id: string }>();
  return new Set(results.map((row) => row.id));
}

/** Written in the same transaction as what the delivery changed, so that it counts as seen only when it had its effect. */
export function putDeliveries(
  db: D1Database,
  processed: readonly Processed[],
  now: string,
): D1PreparedStatement {
  const json = processed.map(({ delivery, outcome }) => ({
    id: delivery.id,
    type: delivery.type,
    subjectId: delivery.about.kind === "nothing" ? null : delivery.about.id,
    invocationId: delivery.invocationId,
    at: delivery.at,
    receivedAt: delivery.receivedAt,
    outcome,
  }));
  return db
    .prepare(
      `INSERT INTO deliveries (id, type, subject_id, invocation_id, at, received_at, processed_at, outcome)
       SELECT value ->> 'id', value ->> 'type', value ->> 'subjectId', value ->> 'invocationId', value ->> 'at',
         value ->> 'receivedAt', ?2, value ->> 'outcome'
       FROM json_each(?1) WHERE true ON CONFLICT (id) DO NOTHING`,
    )
    .bind(JSON.stringify(json), now);
}
