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
