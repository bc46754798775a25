/** What is fixed in an account and was looked up once: ids by what we call them; and since when callback rules are in force. Values are JSON. */
export type AccountKey =
  | "service_level_field_id"
  | "first_contact_field_id"
  | "organization_field_keys"
  | "task_field_ids"
  | "group_ids"
  | "callback_rules_since"
  | "own_user_id"
  | "app_id"
  | "installation_id";

export type AccountEntry = { readonly value: unknown; readonly readAt: string };

export async function readAccount(db: D1Database): Promise<ReadonlyMap<string, AccountEntry>> {
  const { results } = await db
    .prepare("SELECT key, value, read_at FROM account")
    .all<{ key: string; value: string; read_at: string }>();
  return new Map(results.map((row) => [row.key, { value: JSON.parse(row.value), readAt: row.read_at }]));
}

export function putAccount(
  db: D1Database,
  key: AccountKey,
  value: unknown,
  now: string,
): D1PreparedStatement {
  return db
    .prepare(
      `INSERT INTO account (key, value, read_at) VALUES (?, ?, ?)
       ON CONFLICT (key) DO UPDATE SET value = excluded.value, read_at = excluded.read_at`,
    )
    .bind(key, JSON.stringify(value), now);
}
