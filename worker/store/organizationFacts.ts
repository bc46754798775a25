import type { CallbackResult, CallsAbout, InstantText, OpenCallback, TicketTimeline } from "#core";
import {
  callsAboutIn,
  callsAboutStatement,
  openCallbacksIn,
  type RawAbout,
  type RawOpen,
} from "./briefCallbacks.ts";
import { type BriefRows, type RawChange, tiersHeld } from "./briefFacts.ts";
import { customerOf, type RawCustomer } from "./customers.ts";
import { atHandText, COLUMNS_UNLESS_AT_HAND, type NamedVersion } from "./policyVersions.ts";
import { timelineOf } from "./ticketMoments.ts";
import { type RawVisitSheet, sheetOf } from "./visitSheets.ts";

/** Promises are counted over the latest tickets: one answer must not grow with the years. */
const TICKETS_AT_MOST = 40;
const CHANGES_AT_MOST = 12;
const CALLS_AT_MOST = 10;
const CALLBACKS_AT_MOST = 20;

export type OrganizationRows = Pick<
  BriefRows,
  | "customer"
  | "visits"
  | "spells"
  | "customerSince"
  | "cutOffs"
  | "policy"
  | "newestProblem"
  | "earlier"
  | "agentNames"
  | "rowsRead"
> & {
  /** Latest first. */
  readonly tierChanges: readonly RawChange[];
  readonly callbacks: readonly OpenCallback[];
  readonly aboutVisits: CallsAbout;
  readonly calls: readonly {
    readonly rule: string;
    readonly result: CallbackResult;
    readonly at: InstantText;
  }[];
  readonly timelines: readonly TicketTimeline[];
  /** False: older tickets were left out. */
  readonly isAll: boolean;
};

/** Everything the organization sidebar shows, in one round trip and by keys only. */
export async function readOrganizationRows(
  db: D1Database,
  id: number,
  compiled: { readonly version: number; readonly seenAt: string } | null,
  atHand: readonly { readonly version: number; readonly seenAt: string }[],
): Promise<OrganizationRows> {
  const latest = `(SELECT m.* FROM tickets AS t CROSS JOIN ticket_moments AS m ON m.ticket_id = t.id
    WHERE t.organization_id = ?1 ORDER BY t.id DESC LIMIT ${TICKETS_AT_MOST})`;
  const results = await db.batch([
    db.prepare("SELECT * FROM customers WHERE id = ?1").bind(id),
    db.prepare("SELECT days, latest FROM visit_sheets WHERE organization_id = ?1").bind(id),
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
    db
      .prepare(
        `SELECT tier, previous, at, at > (SELECT caught_up_at FROM cursors WHERE name = 'organizations') AS isLate
         FROM tier_history WHERE customer_id = ?1 ORDER BY at DESC LIMIT ${CHANGES_AT_MOST}`,
      )
      .bind(id),
    db.prepare(`SELECT ticket_id AS id, events FROM ${latest}`).bind(id),
    db
      .prepare(
        `SELECT ${COLUMNS_UNLESS_AT_HAND} FROM policy_versions AS v WHERE v.version IN (
           SELECT n.value FROM ${latest} AS t, json_each(t.policy_versions) AS n)
         AND v.version <> (SELECT version FROM policy_versions WHERE problem IS NULL ORDER BY version DESC LIMIT 1)`,
      )
      .bind(id, atHandText(atHand)),
    db
      .prepare(
        `SELECT id, name FROM people WHERE name IS NOT NULL AND id IN (
           SELECT CAST(override ->> 'by' AS INTEGER) FROM customers WHERE id = ?1
           UNION ALL SELECT v.value ->> 'engineerId' FROM visit_sheets AS s, json_each(s.latest) AS v
             WHERE s.organization_id = ?1)`,
      )
      .bind(id),
    db
      .prepare(
        `SELECT c.*, NULL AS customer_name FROM callbacks AS c
         WHERE c.organization_id = ?1 AND c.state = 'open' LIMIT ${CALLBACKS_AT_MOST}`,
      )
      .bind(id),
    db
      .prepare(
        `SELECT rule, result, result_at AS at FROM callbacks
         WHERE organization_id = ?1 AND result_at IS NOT NULL AND result IS NOT NULL AND state = 'finished'
         ORDER BY result_at DESC LIMIT ${CALLS_AT_MOST}`,
      )
      .bind(id),
    callsAboutStatement(db, "?1", id, false),
  ]);
  const rowsOf = <Row>(index: number): readonly Row[] =>
    (results[index] as D1Result<Row> | undefined)?.results ?? [];
  const customer = rowsOf<RawCustomer>(0)[0];
  const cutOffs = rowsOf<{ rankKey: string; atLeast: number | null }>(2);
  const changes = rowsOf<RawChange>(5);
  const histories = rowsOf<{ id: number; events: string }>(6);
  return {
    customer: customer === undefined ? null : customerOf(customer),
    visits: sheetOf(rowsOf<RawVisitSheet>(1)[0]),
    ...tiersHeld(changes),
    tierChanges: changes,
    cutOffs: Object.fromEntries(cutOffs.map(({ rankKey, atLeast }) => [rankKey, { atLeast }])),
    policy: rowsOf<NamedVersion>(3)[0] ?? null,
    newestProblem: rowsOf<{ problem: string | null }>(4)[0]?.problem ?? null,
    timelines: histories.map(({ id: ticketId, events }) => ({ ticketId, events: timelineOf(events) })),
    isAll: histories.length < TICKETS_AT_MOST,
    earlier: rowsOf<NamedVersion>(7),
    agentNames: new Map(rowsOf<{ id: number; name: string }>(8).map(({ id: who, name }) => [who, name])),
    callbacks: openCallbacksIn(rowsOf<RawOpen>(9), customer?.name ?? null),
    calls: rowsOf<OrganizationRows["calls"][number]>(10),
    aboutVisits: callsAboutIn(rowsOf<RawAbout>(11)),
    rowsRead: results.reduce((sum, { meta }) => sum + meta.rows_read, 0),
  };
}
