const DAY_MS = 24 * 3600 * 1000;

/** Days that rows are kept; the same figures stand in SCHEMA.md. */
export const RETENTION_DAYS = {
  deliveries: 30,
  effects: 90,
  dead_letters: 90,
  deleted_tickets: 30,
  closed_tickets: 400,
  people: 30,
  audit: 730,
  callbacks: 1825,
  tier_history: 1825,
  guard_counts: 730,
  reply_uses: 730,
  solved_tickets: 730,
} as const;

/** Statements that delete what is older. Each runs on an index, in slices, so that a day's work stays small. */
export function deleteOld(db: D1Database, now: Date): D1PreparedStatement[] {
  const before = (days: number): string => new Date(now.getTime() - days * DAY_MS).toISOString();
  const slice = (table: string, key: string, where: string, days: number): D1PreparedStatement =>
    db
      .prepare(`DELETE FROM ${table} WHERE ${key} IN (SELECT ${key} FROM ${table} WHERE ${where} LIMIT 5000)`)
      .bind(before(days));
  const alongside = (table: string, status: string, days: number): D1PreparedStatement =>
    db
      .prepare(
        `DELETE FROM ${table} WHERE ticket_id IN (SELECT id FROM tickets WHERE status = ?1 AND updated_at < ?2 LIMIT 5000)`,
      )
      .bind(status, before(days));
  return [
    slice("deliveries", "id", "received_at < ?", RETENTION_DAYS.deliveries),
    slice("effects", "id", "finished_at < ?", RETENTION_DAYS.effects),
    slice("dead_letters", "id", "died_at < ?", RETENTION_DAYS.dead_letters),
    // With their tickets, so before them; the same order of the same index chooses the same tickets.
    ...["ticket_moments", "deadlines"].flatMap((table) => [
      alongside(table, "deleted", RETENTION_DAYS.deleted_tickets),
      alongside(table, "closed", RETENTION_DAYS.closed_tickets),
    ]),
    slice("tickets", "id", "status = 'deleted' AND updated_at < ?", RETENTION_DAYS.deleted_tickets),
    slice("tickets", "id", "status = 'closed' AND updated_at < ?", RETENTION_DAYS.closed_tickets),
    slice("people", "id", "read_at < ?", RETENTION_DAYS.people),
    slice("audit", "id", "at < ?", RETENTION_DAYS.audit),
    slice("callbacks", "id", "state <> 'open' AND cause_at < ?", RETENTION_DAYS.callbacks),
    slice("tier_history", "id", "at < ?", RETENTION_DAYS.tier_history),
    slice("solved_tickets", "ticket_id", "solved_at < ?", RETENTION_DAYS.solved_tickets),
    slice("reply_uses", "rowid", "day < ?", RETENTION_DAYS.reply_uses),
    slice("guard_counts", "rowid", "day < ?", RETENTION_DAYS.guard_counts),
    db.prepare("DELETE FROM budget WHERE blocked_until < ?").bind(now.getTime()),
    db.prepare("DELETE FROM limited_uses WHERE until < ?").bind(now.getTime()),
  ];
}
