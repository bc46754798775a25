/** Messages that failed every retry; the body holds ids and fields only, like every queue message. */
export type DeadLetter = {
  readonly id: string;
  readonly body: string;
  readonly attempts: number;
  readonly sentAt: string;
};

export function putDeadLetter(db: D1Database, letter: DeadLetter, now: string): D1PreparedStatement {
  return db
    .prepare(
      `INSERT INTO dead_letters (id, body, attempts, sent_at, died_at) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (id) DO NOTHING`,
    )
    .bind(letter.id, letter.body, letter.attempts, letter.sentAt, now);
}

export type StoredDeadLetter = DeadLetter & { readonly diedAt: string; readonly replayedAt: string | null };

const COLUMNS = "id, body, attempts, sent_at AS sentAt, died_at AS diedAt, replayed_at AS replayedAt";

/** Newest first, replayed ones included. */
export async function listDeadLetters(db: D1Database, limit: number): Promise<StoredDeadLetter[]> {
  const { results } = await db
    .prepare(`SELECT ${COLUMNS} FROM dead_letters ORDER BY died_at DESC LIMIT ?`)
    .bind(limit)
    .all<StoredDeadLetter>();
  return results;
}

/** Oldest first, those not replayed yet; null ids: any. */
export async function deadLettersToReplay(
  db: D1Database,
  ids: readonly string[] | null,
  limit: number,
): Promise<StoredDeadLetter[]> {
  const { results } = await db
    .prepare(
      `SELECT ${COLUMNS} FROM dead_letters
       WHERE replayed_at IS NULL AND (?1 IS NULL OR id IN (SELECT value FROM json_each(?1)))
       ORDER BY died_at LIMIT ?2`,
    )
    .bind(ids === null ? null : JSON.stringify(ids), limit)
    .all<StoredDeadLetter>();
  return results;
}

/** Which of these we marked; of two who ask at the same moment one gets each. */
export async function markReplayed(
  db: D1Database,
  ids: readonly string[],
  now: string,
): Promise<ReadonlySet<string>> {
  const { results } = await db
    .prepare(
      `UPDATE dead_letters SET replayed_at = ?2
       WHERE replayed_at IS NULL AND id IN (SELECT value FROM json_each(?1)) RETURNING id`,
    )
    .bind(JSON.stringify(ids), now)
    .all<{ id: string }>();
  return new Set(results.map(({ id }) => id));
}
