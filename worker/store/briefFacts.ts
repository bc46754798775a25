import type { BriefFacts, SolvedTicket, TierSpell, TimelineEvent } from "#core";
import {
  briefCallbackStatements,
  callsAboutIn,
  openCallbacksIn,
  ORGANIZATION_OF_TICKET,
  type RawAbout,
  type RawOpen,
} from "./briefCallbacks.ts";
import { type CustomerRow, customerOf, type RawCustomer } from "./customers.ts";
import { atHandText, COLUMNS_UNLESS_AT_HAND, type NamedVersion } from "./policyVersions.ts";
import type { CutOffs } from "./ranks.ts";
import { type RawSolved, solvedIn, solvedStatement } from "./solvedTickets.ts";
import { timelineOf } from "./ticketMoments.ts";
import { type RawTicket, type TicketRow, ticketOf } from "./tickets.ts";
import { type RawVisitSheet, sheetOf, type VisitSheet } from "./visitSheets.ts";

/** Tier changes that matter for what is owed; the oldest of these counts as if it had always been. */
const SPELLS_AT_MOST = 10;

export type BriefRows = {
  readonly ticket: TicketRow | null;
  readonly customer: CustomerRow | null;
  readonly visits: VisitSheet;
  readonly spells: readonly TierSpell[];
  /** When the customer came, where that was after everybody else was read; null: before. */
  readonly customerSince: string | null;
  readonly cutOffs: CutOffs;
  /** The version in force; its texts are there only when the caller does not hold it compiled. */
  readonly policy: NamedVersion | null;
  /** Why a newer version is not in force. */
  readonly newestProblem: string | null;
  /** Empty: nothing is known of the ticket's history yet. */
  readonly history: readonly TimelineEvent[];
  readonly callbacks: NonNullable<BriefFacts["callbacks"]>;
  /** What the customer had solved lately, the latest first. */
  readonly solved: readonly SolvedTicket[];
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
  agentId: number | null = null,
): Promise<BriefRows> {
  const ofTicket = ORGANIZATION_OF_TICKET;
  const results = await db.batch([
    db.prepare("SELECT * FROM tickets WHERE id = ?1").bind(ticketId),
    db.prepare(`SELECT * FROM customers WHERE id = ${ofTicket}`).bind(ticketId),
    db.prepare(`SELECT days, latest FROM visit_sheets WHERE organization_id = ${ofTicket}`).bind(ticketId),
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
        `SELECT tier, previous, at, at > (SELECT caught_up_at FROM cursors WHERE name = 'organizations') AS isLate
         FROM tier_history WHERE customer_id = ${ofTicket} ORDER BY at DESC LIMIT ${SPELLS_AT_MOST}`,
      )
      .bind(ticketId),
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
    solvedStatement(db, ticketId),
    ...briefCallbackStatements(db, { ticketId, agentId, now }),
  ]);
  const rowsOf = <Row>(index: number): readonly Row[] =>
    (results[index] as D1Result<Row> | undefined)?.results ?? [];
  const ticket = rowsOf<RawTicket>(0)[0];
  const customer = rowsOf<RawCustomer>(1)[0];
  const cutOffs = rowsOf<{ rankKey: string; atLeast: number | null }>(3);
  const visits = sheetOf(rowsOf<RawVisitSheet>(2)[0]);
  return {
    ticket: ticket === undefined ? null : ticketOf(ticket),
    customer: customer === undefined ? null : customerOf(customer),
    visits,
    ...tiersHeld(rowsOf<RawChange>(7)),
    cutOffs: Object.fromEntries(cutOffs.map(({ rankKey, atLeast }) => [rankKey, { atLeast }])),
    policy: rowsOf<NamedVersion>(4)[0] ?? null,
    newestProblem: rowsOf<{ problem: string | null }>(5)[0]?.problem ?? null,
    history: timelineOf(rowsOf<{ events: string }>(6)[0]?.events ?? "[]"),
    earlier: rowsOf<NamedVersion>(8),
    agentNames: new Map([
      ...visits.engineers,
      ...rowsOf<{ id: number; name: string }>(9).map(({ id, name }) => [id, name] as const),
    ]),
    callbacks: {
      open: openCallbacksIn(rowsOf<RawOpen>(11), customer?.name ?? null),
      own: agentId === null ? null : openCallbacksIn(rowsOf<RawOpen>(12)),
      about: callsAboutIn(rowsOf<RawAbout>(13)),
    },
    solved: solvedIn(rowsOf<RawSolved>(10)),
    rowsRead: results.reduce((sum, { meta }) => sum + meta.rows_read, 0),
  };
}

export type RawChange = {
  readonly tier: string;
  readonly previous: string | null;
  readonly at: string;
  readonly isLate: number | null;
};

/** @param changes latest first. The first tier known was held before, too, unless the customer came with it. */
export function tiersHeld(changes: readonly RawChange[]): Pick<BriefRows, "spells" | "customerSince"> {
  const first = changes.at(-1);
  if (first === undefined) return { spells: [], customerSince: null };
  const isNewcomer = first.previous === null && first.isLate === 1;
  return {
    spells: [
      { tier: first.previous ?? first.tier, since: null },
      ...changes.map(({ tier, at }) => ({ tier, since: at })),
    ],
    customerSince: isNewcomer ? first.at : null,
  };
}
