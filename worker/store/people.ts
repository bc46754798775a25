import { readJson } from "./readJson.ts";

/** A person as roles and the card need one. */
export type PersonRow = {
  readonly id: number;
  /** Of agents only; null: not an agent, or no longer there. */
  readonly name: string | null;
  /** An agent or admin who is neither suspended nor deactivated. */
  readonly isActive: boolean;
  /** The user fields that the policy's roles ask for, by key. */
  readonly fields: { readonly [key: string]: string | number };
  readonly readAt: string;
};

type RawPerson = { id: number; name: string | null; is_active: number; fields: string; read_at: string };

export async function peopleByIds(
  db: D1Database,
  ids: readonly number[],
): Promise<ReadonlyMap<number, PersonRow>> {
  if (ids.length === 0) return new Map();
  const { results } = await db
    .prepare("SELECT * FROM people WHERE id IN (SELECT value FROM json_each(?))")
    .bind(JSON.stringify(ids))
    .all<RawPerson>();
  return new Map(
    results.map(({ id, name, is_active, fields, read_at }) => [
      id,
      { id, name, isActive: is_active === 1, fields: readJson(fields, {}), readAt: read_at },
    ]),
  );
}

export function putPeople(db: D1Database, people: readonly PersonRow[]): D1PreparedStatement {
  const json = people.map((person) => ({
    ...person,
    isActive: person.isActive ? 1 : 0,
    fields: JSON.stringify(person.fields),
  }));
  return db
    .prepare(
      `INSERT OR REPLACE INTO people (id, name, is_active, fields, read_at)
       SELECT value ->> 'id', value ->> 'name', value ->> 'isActive', value ->> 'fields', value ->> 'readAt'
       FROM json_each(?)`,
    )
    .bind(JSON.stringify(json));
}

/** By organization: the assignee of its last visit that was made; one that has none is missing. */
export async function previousEngineers(
  db: D1Database,
  organizations: readonly number[],
): Promise<ReadonlyMap<number, number>> {
  if (organizations.length === 0) return new Map();
  const { results } = await db
    .prepare(
      `SELECT o.value AS organizationId,
         (SELECT t.assignee_id FROM visits AS v JOIN tickets AS t ON t.id = v.id
          WHERE v.organization_id = o.value AND v.state IN ('done', 'signed') AND t.assignee_id IS NOT NULL
          ORDER BY v.on_date DESC, v.id DESC LIMIT 1) AS engineerId
       FROM json_each(?) AS o`,
    )
    .bind(JSON.stringify(organizations))
    .all<{ organizationId: number; engineerId: number | null }>();
  return new Map(
    results.flatMap(({ organizationId, engineerId }) =>
      engineerId === null ? [] : [[organizationId, engineerId] as const],
    ),
  );
}
