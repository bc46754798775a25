/**
 * Counts one more use of a name and tells whether it is within `limit` for this span; the first use begins the span.
 * One statement, so two who come at the same moment are counted one after the other.
 */
export async function mayUse(
  db: D1Database,
  name: string,
  { limit, seconds }: { readonly limit: number; readonly seconds: number },
  nowMs: number,
): Promise<boolean> {
  const row = await db
    .prepare(
      `INSERT INTO limited_uses (name, uses, until) VALUES (?1, 1, ?3)
       ON CONFLICT (name) DO UPDATE SET uses = iif(until <= ?2, 1, uses + 1), until = iif(until <= ?2, ?3, until)
       RETURNING uses`,
    )
    .bind(name, nowMs, nowMs + seconds * 1000)
    .first<{ uses: number }>();
  return row !== null && row.uses <= limit;
}
