/** The last time something worked, for `GET /healthz`. */
export type HeartbeatName =
  | "alive"
  | "zendesk_reached"
  | "zendesk_failed"
  | "batch"
  | "sweep"
  | "flush_planned"
  | "job_check_planned";

export function beat(
  db: D1Database,
  name: HeartbeatName,
  at: string,
  value: string | null = null,
): D1PreparedStatement {
  return db
    .prepare(
      `INSERT INTO heartbeats (name, at, value) VALUES (?, ?, ?)
       ON CONFLICT (name) DO UPDATE SET at = excluded.at, value = excluded.value`,
    )
    .bind(name, at, value);
}

/** Puts `at` down unless a later instant stands there already; true when we were the one. Plans one timer for many. */
export async function planOnce(
  db: D1Database,
  name: HeartbeatName,
  at: string,
  now: string,
): Promise<boolean> {
  const { meta } = await db
    .prepare(
      `INSERT INTO heartbeats (name, at) VALUES (?1, ?2)
       ON CONFLICT (name) DO UPDATE SET at = excluded.at WHERE heartbeats.at <= ?3`,
    )
    .bind(name, at, now)
    .run();
  return meta.changes > 0;
}
