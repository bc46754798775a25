const NAME = "admin_key";
const KEY_BYTES = 32;
/** Sessions last minutes; a key that is changed now and then can't be found out over months. */
const KEY_DAYS = 30;

/**
 * The secret that signs the sessions of admins: made here, known to nobody else, the same for all isolates. Deleting
 * the row ends every session.
 */
export async function adminKey(db: D1Database, nowMs: number): Promise<string> {
  const fresh = Array.from(crypto.getRandomValues(new Uint8Array(KEY_BYTES)), (byte) =>
    byte.toString(16).padStart(2, "0"),
  ).join("");
  const row = await db
    .prepare(
      `INSERT INTO tokens (name, token, expires_at) VALUES (?1, ?2, ?4)
       ON CONFLICT (name) DO UPDATE SET token = iif(expires_at <= ?3, excluded.token, token),
         expires_at = iif(expires_at <= ?3, excluded.expires_at, expires_at)
       RETURNING token`,
    )
    .bind(NAME, fresh, nowMs, nowMs + KEY_DAYS * 24 * 3600 * 1000)
    .first<{ token: string }>();
  if (row === null) throw new Error("the database gave no key back");
  return row.token;
}
