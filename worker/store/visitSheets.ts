import type { VisitFacts, VisitRow } from "#core";
import { readJson } from "./readJson.ts";

/** A customer's visits as a card needs them: one row, however many there were. */
export type VisitSheet = {
  /** Counted visits, and planned ones that will count, by day, kind and state. */
  readonly days: readonly VisitRow[];
  /** Open and over ones, by their days, latest first. */
  readonly latest: readonly VisitFacts[];
  /** Their engineers' names by user id, as far as they are known. */
  readonly engineers: ReadonlyMap<number, string>;
};

export type RawVisitSheet = { readonly days: string; readonly latest: string };

export function sheetOf(raw: RawVisitSheet | undefined): VisitSheet {
  const latest = readJson<(VisitFacts & { engineerName?: string | null })[]>(raw?.latest ?? "[]", []);
  const engineers = latest.flatMap(({ engineerId, engineerName }) =>
    engineerId === null || typeof engineerName !== "string" ? [] : [[engineerId, engineerName] as const],
  );
  return { days: readJson<VisitRow[]>(raw?.days ?? "[]", []), latest, engineers: new Map(engineers) };
}

/** What a card lists: of the open visits those that come first, of the others the latest, as many of either where there are. */
const LISTED_AT_MOST = 20;
/** No quota looks back further: a year, the one before it, the one before that for what was carried into it, and a little. */
const LOOK_BACK_DAYS = 1130;

/** Writes these customers' sheets anew from the ledger, and lets go of empty ones; run it after the ledger, in the same transaction. */
export function refreshSheets(
  db: D1Database,
  organizations: readonly number[],
  now: Date,
): readonly D1PreparedStatement[] {
  const since = new Date(now.getTime() - LOOK_BACK_DAYS * 24 * 3600 * 1000).toISOString().slice(0, 10);
  const json = JSON.stringify(organizations);
  const written = db
    .prepare(
      `INSERT OR REPLACE INTO visit_sheets (organization_id, days, latest)
       SELECT o.value,
         (SELECT json_group_array(json_object('on', d."on", 'kind', d.kind, 'state', d.state, 'times', d.times)) FROM (
           SELECT on_date AS "on", kind, 'done' AS state, count(*) AS times FROM visit_counts
             WHERE organization_id = o.value AND on_date >= ?2 AND reversed_at IS NULL GROUP BY on_date, kind
           UNION ALL
           SELECT on_date, kind, 'planned', count(*) FROM visits
             WHERE organization_id = o.value AND on_date >= ?2 AND state = 'planned'
               AND facts ->> 'plannedOn' IS NOT NULL AND coalesce(facts ->> 'isExempt', 0) = 0
             GROUP BY on_date, kind) AS d),
         (SELECT json_group_array(json(l.facts)) FROM (
           SELECT json_set(v.facts, '$.engineerName', (SELECT name FROM people WHERE id = v.engineer_id)) AS facts
             FROM (
               SELECT id, on_date, engineer_id, facts, row_number() OVER (
                   PARTITION BY state = 'planned' ORDER BY iif(state = 'planned', on_date, NULL), on_date DESC, id DESC
                 ) AS place
               FROM visits WHERE organization_id = o.value ORDER BY place LIMIT ${LISTED_AT_MOST}) AS v
             ORDER BY v.on_date DESC, v.id DESC) AS l)
       FROM json_each(?1) AS o`,
    )
    .bind(json, since);
  const empty = db
    .prepare(
      `DELETE FROM visit_sheets WHERE days = '[]' AND latest = '[]'
         AND organization_id IN (SELECT value FROM json_each(?))`,
    )
    .bind(json);
  return [written, empty];
}
