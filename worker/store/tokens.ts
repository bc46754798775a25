/** Zendesk's access token, shared by all isolates so that each does not ask for its own. */
export type StoredToken = { readonly token: string; readonly expiresAt: number };

const NAME = "zendesk";

export async function readToken(db: D1Database): Promise<StoredToken | null> {
  const row = await db
    .prepare("SELECT token, expires_at FROM tokens WHERE name = ?")
    .bind(NAME)
    .first<{ token: string; expires_at: number }>();
  return row === null ? null : { token: row.token, expiresAt: row.expires_at };
}

export function putToken(db: D1Database, token: StoredToken): D1PreparedStatement {
  return db
    .prepare(
      `INSERT INTO tokens (name, token, expires_at) VALUES (?, ?, ?)
       ON CONFLICT (name) DO UPDATE SET token = excluded.token, expires_at = excluded.expires_at`,
    )
    .bind(NAME, token.token, Math.round(token.expiresAt));
}
