/** Something that was done and that people may ask about later; never what it was done to in words. */
export type AuditWhat =
  | "person_erased"
  | "organization_erased"
  | "ticket_erased"
  | "policy_changed"
  | "policy_refused"
  /** Tiers' criteria changed (A17); the detail is the reason that was given. */
  | "criteria_changed"
  /** Somebody proved to be an admin of the Zendesk account; the subject is the session. */
  | "admin_session"
  /** Method, path and answer of what a session did. */
  | "admin_action";

export function putAudit(
  db: D1Database,
  entry: { readonly what: AuditWhat; readonly subject: string; readonly detail?: string },
  now: string,
): D1PreparedStatement {
  return db
    .prepare("INSERT INTO audit (at, what, subject, detail) VALUES (?, ?, ?, ?)")
    .bind(now, entry.what, entry.subject, entry.detail ?? null);
}

/** When the criteria last changed; null: not as long as the audit goes back. */
export async function criteriaChangedAt(db: D1Database): Promise<string | null> {
  const last = await db
    .prepare("SELECT max(at) AS at FROM audit WHERE what = 'criteria_changed'")
    .first<{ at: string | null }>();
  return last?.at ?? null;
}

/** Which of these tickets were deleted for good before. */
export async function ticketsErased(db: D1Database, ids: readonly number[]): Promise<ReadonlySet<number>> {
  if (ids.length === 0) return new Set();
  const { results } = await db
    .prepare(
      `SELECT t.value AS id FROM json_each(?) AS t
       WHERE EXISTS (SELECT 1 FROM audit WHERE what = 'ticket_erased' AND subject = 'ticket:' || t.value)`,
    )
    .bind(JSON.stringify(ids))
    .all<{ id: number }>();
  return new Set(results.map(({ id }) => id));
}
