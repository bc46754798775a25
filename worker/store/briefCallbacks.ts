import type { CallbackResult, CallbackState, CallsAbout, OpenCallback } from "#core";
import { callbackOf, type RawCallback } from "./callbacks.ts";

/** More than these nobody works off in front of one ticket; a brief stays small. */
const OF_CUSTOMER_AT_MOST = 8;
/** More than anybody can make in a day; without their forms they are small. */
const OF_AGENT_AT_MOST = 50;
const OWN_AHEAD_MS = 24 * 3600 * 1000;

type RawOpen = RawCallback & { readonly customer_name: string | null };

/**
 * SQL of the organization that ticket `?1` is about: its own, or of a call's task that has none in Zendesk (its customer never asked for
 * anything) the organization that is called.
 */
export const ORGANIZATION_OF_TICKET = `coalesce((SELECT organization_id FROM tickets WHERE id = ?1),
  (SELECT organization_id FROM callbacks WHERE task_ticket_id = ?1))`;

/**
 * What a brief reads of callbacks: open ones of the ticket's customer, or of whoever has no organization about the ticket itself, also
 * on its own task; and those of the agent who asks until this time tomorrow.
 */
export function briefCallbackStatements(
  db: D1Database,
  {
    ticketId,
    agentId,
    now,
  }: { readonly ticketId: number; readonly agentId: number | null; readonly now: Date },
): readonly [D1PreparedStatement, D1PreparedStatement, D1PreparedStatement] {
  const until = new Date(now.getTime() + OWN_AHEAD_MS).toISOString();
  const select =
    "SELECT c.*, o.name AS customer_name FROM callbacks AS c LEFT JOIN customers AS o ON o.id = c.organization_id";
  return [
    db
      .prepare(
        `SELECT c.*, NULL AS customer_name FROM callbacks AS c
         WHERE c.organization_id = ${ORGANIZATION_OF_TICKET} AND c.state = 'open'
         UNION ALL SELECT c.*, NULL FROM callbacks AS c
         WHERE c.ticket_id = ?1 AND c.organization_id IS NULL AND c.state = 'open'
         UNION ALL SELECT c.*, NULL FROM callbacks AS c
         WHERE c.task_ticket_id = ?1 AND c.organization_id IS NULL AND c.state = 'open'
         LIMIT ${OF_CUSTOMER_AT_MOST}`,
      )
      .bind(ticketId),
    db
      .prepare(
        `${select} WHERE c.assignee_id = ?1 AND c.state = 'open' AND c.slot_at <= ?2
         ORDER BY c.slot_at LIMIT ${OF_AGENT_AT_MOST}`,
      )
      .bind(agentId, until),
    callsAboutStatement(db, ORGANIZATION_OF_TICKET, ticketId, true),
  ];
}

/** Visits made last whose calls are looked up: enough for those that may still be called about. */
const VISITS_ASKED = 5;

type RawAbout = {
  readonly asked: number;
  readonly id: string | null;
  readonly rule: string;
  readonly cause_at: string;
  readonly due_at: string;
  readonly slot_at: string;
  readonly state: CallbackState;
  readonly result: CallbackResult | null;
};

/**
 * The callbacks about the visits a customer had last, and about the ticket itself, whatever became of them. One that another
 * took up is finished with that. `json_each` goes through a list from its beginning, so no sorting is paid for.
 * @param ofCustomer SQL of the organization's id. @param id what `?1` is.
 */
export function callsAboutStatement(
  db: D1Database,
  ofCustomer: string,
  id: number,
  withTicket: boolean,
): D1PreparedStatement {
  return db
    .prepare(
      `SELECT a.asked, c.id, c.rule, c.cause_at, c.due_at, c.slot_at, c.result,
         CASE WHEN c.state = 'attached' AND t.id IS NULL THEN 'finished' ELSE c.state END AS state FROM (
         SELECT * FROM (
           SELECT v.value ->> 'id' AS asked FROM (SELECT latest FROM visit_sheets WHERE organization_id = ${ofCustomer}) AS s,
             json_each(s.latest) AS v
           WHERE v.value ->> 'stage' IN ('done', 'signed') LIMIT ${VISITS_ASKED})
         ${withTicket ? "UNION SELECT ?1" : ""}) AS a
       LEFT JOIN callbacks AS c ON c.ticket_id = a.asked AND c.ticket_id IS NOT NULL
       LEFT JOIN callbacks AS t ON c.state = 'attached' AND t.id = c.because AND t.state = 'open'`,
    )
    .bind(id);
}

export function callsAboutIn(raws: readonly RawAbout[]): CallsAbout {
  return {
    asked: [...new Set(raws.map(({ asked }) => asked))],
    calls: raws.flatMap(({ asked, id, rule, cause_at, due_at, slot_at, state, result }) =>
      id === null
        ? []
        : [{ id, rule, ticketId: asked, causeAt: cause_at, dueAt: due_at, slotAt: slot_at, state, result }],
    ),
  };
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

export type { RawAbout, RawOpen };
