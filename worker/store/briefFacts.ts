import type { TimelineEvent, VisitRow } from "#core";
import { type CustomerRow, customerOf, type RawCustomer } from "./customers.ts";
import { atHandText, COLUMNS_UNLESS_AT_HAND, type NamedVersion } from "./policyVersions.ts";
import type { CutOffs } from "./ranks.ts";
import { timelineOf } from "./ticketMoments.ts";
import { type RawTicket, type TicketRow, ticketOf } from "./tickets.ts";

/** A quota is a handful of visits a year; the latest of this many decide the card. */
const VISITS_AT_MOST = 30;
/** No quota period looks back further: a year, and the one before it for carry-over. */
const VISITS_LOOK_BACK_DAYS = 800;

export type BriefRows = {
  readonly ticket: TicketRow | null;
  readonly customer: CustomerRow | null;
  readonly visits: readonly VisitRow[];
  readonly cutOffs: CutOffs;
  /** The version in force; its texts are there only when the caller does not hold it compiled. */
  readonly policy: NamedVersion | null;
  /** Why a newer version is not in force. */
  readonly newestProblem: string | null;
  /** Empty: nothing is known of the ticket's history yet. */
  readonly history: readonly TimelineEvent[];
  /** Older versions that the history names; texts only of those that the caller does not hold compiled. */
  readonly earlier: readonly NamedVersion[];
  /** Agents who answered or set the tier by hand, as far as their names are known. */
  readonly agentNames: ReadonlyMap<number, string>;
  /** Rows read by the database, as it bills them. */
  readonly rowsRead: number;
};

/** Everything a brief needs in one round trip, by keys only: the same work for 100 customers and for 100,000. */
export async function readBriefRows(
  db: D1Database,
  ticketId: number,
  compiled: { readonly version: number; readonly seenAt: string } | null,
  atHand: readonly { readonly version: number; readonly seenAt: string }[],
  now: Date,
): Promise<BriefRows> {
  const since = new Date(now.getTime() - VISITS_LOOK_BACK_DAYS * 24 * 3600 * 1000).toISOString().slice(0, 10);
  const ofTicket = "(SELECT organization_id FROM tickets WHERE id = ?1)";
  const results = await db.batch([
    db.prepare("SELECT * FROM tickets WHERE id = ?1").bind(ticketId),
    db.prepare(`SELECT * FROM customers WHERE id = ${ofTicket}`).bind(ticketId),
    db
      .prepare(
        `SELECT id, kind, state, on_date AS "on" FROM visits WHERE organization_id = ${ofTicket} AND on_date >= ?2
         ORDER BY on_date DESC LIMIT ${VISITS_AT_MOST}`,
      )
      .bind(ticketId, since),
    db.prepare("SELECT rank_key AS rankKey, at_least AS atLeast FROM rank_cut_offs LIMIT 8"),
    db
      .prepare(
        `SELECT version, problem, seen_at AS seenAt,
           CASE WHEN version = ?1 AND seen_at = ?2 THEN NULL ELSE policy END AS policy,
           CASE WHEN version = ?1 AND seen_at = ?2 THEN NULL ELSE replies END AS replies
         FROM policy_versions WHERE problem IS NULL ORDER BY version DESC LIMIT 1`,
      )
      .bind(compiled?.version ?? null, compiled?.seenAt ?? null),
    db.prepare("SELECT problem FROM policy_versions ORDER BY version DESC LIMIT 1"),
    db.prepare("SELECT events FROM ticket_moments WHERE ticket_id = ?1").bind(ticketId),
    db
      .prepare(
        `SELECT ${COLUMNS_UNLESS_AT_HAND} FROM ticket_moments AS t, json_each(t.policy_versions) AS n
           JOIN policy_versions AS v ON v.version = n.value
         WHERE t.ticket_id = ?1 AND n.value <> (SELECT version FROM policy_versions WHERE problem IS NULL ORDER BY version DESC LIMIT 1)`,
      )
      .bind(ticketId, atHandText(atHand)),
    db
      .prepare(
        `SELECT id, name FROM people WHERE name IS NOT NULL AND id IN (
           SELECT a.value FROM ticket_moments AS t, json_each(t.agents) AS a WHERE t.ticket_id = ?1
           UNION ALL SELECT CAST(override ->> 'by' AS INTEGER) FROM customers WHERE id = ${ofTicket})`,
      )
      .bind(ticketId),
  ]);
  const rowsOf = <Row>(index: number): readonly Row[] =>
    (results[index] as D1Result<Row> | undefined)?.results ?? [];
  const ticket = rowsOf<RawTicket>(0)[0];
  const customer = rowsOf<RawCustomer>(1)[0];
  const cutOffs = rowsOf<{ rankKey: string; atLeast: number | null }>(3);
  return {
    ticket: ticket === undefined ? null : ticketOf(ticket),
    customer: customer === undefined ? null : customerOf(customer),
    visits: rowsOf<VisitRow>(2),
    cutOffs: Object.fromEntries(cutOffs.map(({ rankKey, atLeast }) => [rankKey, { atLeast }])),
    policy: rowsOf<NamedVersion>(4)[0] ?? null,
    newestProblem: rowsOf<{ problem: string | null }>(5)[0]?.problem ?? null,
    history: timelineOf(rowsOf<{ events: string }>(6)[0]?.events ?? "[]"),
    earlier: rowsOf<NamedVersion>(7),
    agentNames: new Map(rowsOf<{ id: number; name: string }>(8).map(({ id, name }) => [id, name])),
    rowsRead: results.reduce((sum, { meta }) => sum + meta.rows_read, 0),
  };
}
