/** How far the sweep has come in one of Zendesk's exports. */
export type CursorName = "tickets" | "organizations" | "ticket_events" | "customers";
export type SweepCursor = {
  readonly name: CursorName;
  /** Tickets: the export's cursor. Customers: the last one's id. The others: epoch seconds. Null: it begins. */
  readonly cursor: string | null;
  /** When the export's end was first reached; null while the account's past is still being read. */
  readonly caughtUpAt: string | null;
};

export async function readCursor(db: D1Database, name: CursorName): Promise<SweepCursor> {
  const row = await db
    .prepare("SELECT cursor, caught_up_at FROM cursors WHERE name = ?")
    .bind(name)
    .first<{ cursor: string | null; caught_up_at: string | null }>();
  return { name, cursor: row?.cursor ?? null, caughtUpAt: row?.caught_up_at ?? null };
}

/** Moves the cursor in the same transaction as what its page repaired. */
export function putCursor(
  db: D1Database,
  cursor: SweepCursor,
  page: { readonly lookedAt: number; readonly repaired: number },
  now: string,
): D1PreparedStatement {
  return db
    .prepare(
      `INSERT INTO cursors (name, cursor, caught_up_at, last_at, looked_at, repaired) VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT (name) DO UPDATE SET cursor = excluded.cursor, caught_up_at = excluded.caught_up_at,
         last_at = excluded.last_at, looked_at = cursors.looked_at + excluded.looked_at,
         repaired = cursors.repaired + excluded.repaired`,
    )
    .bind(cursor.name, cursor.cursor, cursor.caughtUpAt, now, page.lookedAt, page.repaired);
}

/** Reads the export from the account's beginning again; what was repaired so far stays counted. */
export function restartExport(db: D1Database, name: CursorName): D1PreparedStatement {
  return db.prepare("UPDATE cursors SET cursor = NULL, caught_up_at = NULL WHERE name = ?").bind(name);
}
