/** A visit as its task ticket tells it. `id` is the ticket's. */
export type StoredVisit = {
  readonly id: number;
  readonly organizationId: number | null;
  readonly kind: string | null;
  readonly state: "planned" | "done" | "signed" | "cancelled";
  /** Local date, ISO. */
  readonly on: string;
  readonly updatedAt: string;
};

export function putVisits(db: D1Database, visits: readonly StoredVisit[]): D1PreparedStatement {
  return db
    .prepare(
      `INSERT INTO visits (id, organization_id, kind, state, on_date, updated_at)
       SELECT value ->> 'id', value ->> 'organizationId', value ->> 'kind', value ->> 'state', value ->> 'on',
         value ->> 'updatedAt'
       FROM json_each(?) WHERE true
       ON CONFLICT (id) DO UPDATE SET organization_id = excluded.organization_id, kind = excluded.kind,
         state = excluded.state, on_date = excluded.on_date, updated_at = excluded.updated_at
       WHERE excluded.updated_at >= visits.updated_at`,
    )
    .bind(JSON.stringify(visits));
}
