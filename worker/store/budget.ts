/** Endpoints that Zendesk asked us to leave alone for a while, with the epoch milliseconds when they are free again. */
export async function readBudget(db: D1Database, nowMs: number): Promise<Map<string, number>> {
  const { results } = await db
    .prepare("SELECT endpoint, blocked_until FROM budget WHERE blocked_until > ?")
    .bind(nowMs)
    .all<{ endpoint: string; blocked_until: number }>();
  return new Map(results.map((row) => [row.endpoint, row.blocked_until]));
}

export function putBlock(db: D1Database, endpoint: string, untilMs: number): D1PreparedStatement {
  return db
    .prepare(
      `INSERT INTO budget (endpoint, blocked_until) VALUES (?, ?)
       ON CONFLICT (endpoint) DO UPDATE SET blocked_until = max(blocked_until, excluded.blocked_until)`,
    )
    .bind(endpoint, Math.round(untilMs));
}
