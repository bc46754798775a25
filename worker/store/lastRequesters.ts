/** Who last asked for something, by organization: the person to call where nothing else says whom. */
export async function lastRequesters(
  db: D1Database,
  organizations: readonly number[],
): Promise<ReadonlyMap<number, number>> {
  if (organizations.length === 0) return new Map();
  const { results } = await db
    .prepare(
      `SELECT o.value AS organization, (SELECT t.requester_id FROM tickets AS t
         WHERE t.organization_id = o.value AND t.requester_id IS NOT NULL ORDER BY t.id DESC LIMIT 1) AS requester
       FROM json_each(?) AS o`,
    )
    .bind(JSON.stringify(organizations))
    .all<{ organization: number; requester: number | null }>();
  return new Map(
    results.flatMap(({ organization, requester }) => (requester === null ? [] : [[organization, requester]])),
  );
}
