import type { VisitCount, VisitFacts, VisitMoment } from "#core";
import { visitMomentText } from "#core";
import { readJson } from "./readJson.ts";

/** A visit in the ledger: the facts, and beside them what lists and quotas look it up by. */
export type StoredVisit = {
  readonly facts: VisitFacts;
  readonly state: "planned" | "done" | "signed" | "cancelled";
  /** The day it took place, else the appointed one, else the day it was made. Local, ISO. */
  readonly on: string;
  readonly updatedAt: string;
};

/** What is known of these visits' histories; what is no visit is missing. */
export async function momentsOfVisits(
  db: D1Database,
  ids: readonly number[],
): Promise<ReadonlyMap<number, readonly VisitMoment[]>> {
  if (ids.length === 0) return new Map();
  const { results } = await db
    .prepare(
      "SELECT visit_id AS id, events FROM visit_moments WHERE visit_id IN (SELECT value FROM json_each(?))",
    )
    .bind(JSON.stringify(ids))
    .all<{ id: number; events: string }>();
  return new Map(results.map(({ id, events }) => [id, readJson<VisitMoment[]>(events, [])]));
}

/** Organizations that these visits are in the sheets of now. */
export async function organizationsWith(
  db: D1Database,
  visits: readonly number[],
): Promise<readonly number[]> {
  if (visits.length === 0) return [];
  const { results } = await db
    .prepare(
      `SELECT DISTINCT organization_id AS id FROM visits
       WHERE organization_id IS NOT NULL AND id IN (SELECT value FROM json_each(?))`,
    )
    .bind(JSON.stringify(visits))
    .all<{ id: number }>();
  return results.map(({ id }) => id);
}

/** Visits of organizations that are gone: their tickets may belong to another one now. */
export async function visitsOfOrganizations(
  db: D1Database,
  organizations: readonly number[],
): Promise<readonly number[]> {
  if (organizations.length === 0) return [];
  const { results } = await db
    .prepare("SELECT id FROM visits WHERE organization_id IN (SELECT value FROM json_each(?))")
    .bind(JSON.stringify(organizations))
    .all<{ id: number }>();
  return results.map(({ id }) => id);
}

/** Visits of these organizations, each with when its task was made. */
export async function visitsOfCustomers(
  db: D1Database,
  organizations: readonly number[],
): Promise<
  readonly (Pick<VisitFacts, "id" | "organizationId" | "kind" | "createdAt"> & Pick<StoredVisit, "state">)[]
> {
  if (organizations.length === 0) return [];
  const { results } = await db
    .prepare(
      `SELECT id, organization_id AS organizationId, kind, state, facts ->> 'createdAt' AS createdAt FROM visits
       WHERE organization_id IN (SELECT value FROM json_each(?))`,
    )
    .bind(JSON.stringify(organizations))
    .all<Awaited<ReturnType<typeof visitsOfCustomers>>[number]>();
  return results;
}

/** Adds to the histories what is not in them yet; two who add at the same time both have it in. */
export function addVisitMoments(
  db: D1Database,
  added: readonly { readonly id: number; readonly moments: readonly VisitMoment[] }[],
): D1PreparedStatement {
  const json = added.map(({ id, moments }) => ({
    id,
    events: JSON.stringify(moments.map((moment) => JSON.parse(visitMomentText(moment)))),
  }));
  return db
    .prepare(
      `INSERT INTO visit_moments (visit_id, events)
       SELECT value ->> 'id', value ->> 'events' FROM json_each(?) WHERE true
       ON CONFLICT (visit_id) DO UPDATE SET events = (
         SELECT json_group_array(json(value)) FROM (
           SELECT value FROM json_each(visit_moments.events) UNION SELECT value FROM json_each(excluded.events)))`,
    )
    .bind(JSON.stringify(json));
}

export function putVisits(db: D1Database, visits: readonly StoredVisit[]): D1PreparedStatement {
  const json = visits.map(({ facts, state, on, updatedAt }) => ({
    id: facts.id,
    organizationId: facts.organizationId,
    kind: facts.kind,
    state,
    on,
    engineerId: facts.engineerId,
    facts: JSON.stringify(facts),
    updatedAt,
  }));
  return db
    .prepare(
      `INSERT INTO visits (id, organization_id, kind, state, on_date, engineer_id, facts, updated_at)
       SELECT value ->> 'id', value ->> 'organizationId', value ->> 'kind', value ->> 'state', value ->> 'on',
         value ->> 'engineerId', value ->> 'facts', value ->> 'updatedAt'
       FROM json_each(?) WHERE true
       ON CONFLICT (id) DO UPDATE SET organization_id = excluded.organization_id, kind = excluded.kind,
         state = excluded.state, on_date = excluded.on_date, engineer_id = excluded.engineer_id,
         facts = excluded.facts, updated_at = excluded.updated_at
       WHERE excluded.updated_at >= visits.updated_at`,
    )
    .bind(JSON.stringify(json));
}

/** The counts of these visits are now just these: they follow from the history, so older ones were mistaken. */
export function putVisitCounts(
  db: D1Database,
  visits: readonly { readonly id: number; readonly counts: readonly VisitCount[] }[],
): readonly D1PreparedStatement[] {
  const rows = visits.flatMap(({ counts }) =>
    counts.map(({ id, visitId, organizationId, kind, on, counted, reversed }) => ({
      id,
      visitId,
      organizationId,
      kind,
      on,
      ...counted,
      reversedBy: reversed?.cause ?? null,
      reversedActorId: reversed?.actorId ?? null,
      reversedAt: reversed?.at ?? null,
    })),
  );
  return [
    db
      .prepare(
        `DELETE FROM visit_counts WHERE visit_id IN (SELECT value FROM json_each(?1))
           AND id NOT IN (SELECT value ->> 'id' FROM json_each(?2))`,
      )
      .bind(JSON.stringify(visits.map(({ id }) => id)), JSON.stringify(rows)),
    db
      .prepare(
        `INSERT INTO visit_counts (id, visit_id, organization_id, kind, on_date, cause, actor_id, at, reversed_by,
           reversed_actor_id, reversed_at)
         SELECT value ->> 'id', value ->> 'visitId', value ->> 'organizationId', value ->> 'kind', value ->> 'on',
           value ->> 'cause', value ->> 'actorId', value ->> 'at', value ->> 'reversedBy',
           value ->> 'reversedActorId', value ->> 'reversedAt'
         FROM json_each(?) WHERE true
         ON CONFLICT (id) DO UPDATE SET organization_id = excluded.organization_id, kind = excluded.kind,
           on_date = excluded.on_date, cause = excluded.cause, actor_id = excluded.actor_id, at = excluded.at,
           reversed_by = excluded.reversed_by, reversed_actor_id = excluded.reversed_actor_id,
           reversed_at = excluded.reversed_at`,
      )
      .bind(JSON.stringify(rows)),
  ];
}
