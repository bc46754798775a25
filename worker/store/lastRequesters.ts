import { given } from "./given.ts";

/** Who last asked for something, by organization: the person to call where nothing else says whom. */
export async function lastRequesters(
  db: D1Database,
  organizations: readonly number[],
): Promise<ReadonlyMap<number, number>> {
  if (organizations.length === 0) return new Map();
  const found = await db.batch<{ organization: number; requester: number | null }>(
    given(organizations, 0, ({ table, values }) =>
      db
        .prepare(
          `SELECT CAST(o.value AS INTEGER) AS organization, (SELECT t.requester_id FROM tickets AS t
             WHERE t.organization_id = CAST(o.value AS INTEGER) AND t.requester_id IS NOT NULL
             ORDER BY t.id DESC LIMIT 1) AS requester
           FROM ${table} AS o`,
        )
        .bind(...values),
    ),
  );
  const results = found.flatMap((each) => each.results);
  return new Map(
    results.flatMap(({ organization, requester }) => (requester === null ? [] : [[organization, requester]])),
  );
}
