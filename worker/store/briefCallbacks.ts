import type { OpenCallback } from "#core";
import { callbackOf, type RawCallback } from "./callbacks.ts";

/** More than these nobody works off in front of one ticket; a brief stays small. */
const OF_CUSTOMER_AT_MOST = 8;
const OF_AGENT_AT_MOST = 8;
const OWN_AHEAD_MS = 24 * 3600 * 1000;

type RawOpen = RawCallback & { readonly customer_name: string | null };

/** What a brief reads of callbacks: open ones of the ticket's customer, and those of the agent who asks until this time tomorrow. */
export function briefCallbackStatements(
  db: D1Database,
  {
    ticketId,
    agentId,
    now,
  }: { readonly ticketId: number; readonly agentId: number | null; readonly now: Date },
): readonly [D1PreparedStatement, D1PreparedStatement] {
  const until = new Date(now.getTime() + OWN_AHEAD_MS).toISOString();
  const select =
    "SELECT c.*, o.name AS customer_name FROM callbacks AS c LEFT JOIN customers AS o ON o.id = c.organization_id";
  return [
    db
      .prepare(
        `SELECT c.*, NULL AS customer_name FROM callbacks AS c
         WHERE c.organization_id = (SELECT organization_id FROM tickets WHERE id = ?1) AND c.state = 'open'
         LIMIT ${OF_CUSTOMER_AT_MOST}`,
      )
      .bind(ticketId),
    db
      .prepare(
        `${select} WHERE c.assignee_id = ?1 AND c.state = 'open' AND c.slot_at <= ?2
         ORDER BY c.slot_at LIMIT ${OF_AGENT_AT_MOST}`,
      )
      .bind(agentId, until),
  ];
}

/** @param customerName of the ticket's customer, which the brief knows anyway. */
export function openCallbacksIn(
  raws: readonly RawOpen[],
  customerName: string | null = null,
): readonly OpenCallback[] {
  return raws.map((raw) => {
    const { because: _, moments: __, told: ___, solveBy: ____, nextAt: _____, ...callback } = callbackOf(raw);
    return { ...callback, customerName: raw.customer_name ?? customerName, assigneeName: null };
  });
}

export type { RawOpen };
