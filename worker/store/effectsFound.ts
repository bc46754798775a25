import { type Effect, type EffectKind, effectOf, type RawEffect } from "./effect.ts";

/** How many wishes wait now, and how many single writes went out since `since`: what decides single or bulk. */
export async function effectTraffic(
  db: D1Database,
  kind: EffectKind,
  now: string,
  since: string,
): Promise<{ readonly due: number; readonly recentSingles: number }> {
  const [due, singles] = await db.batch<{ n: number }>([
    db
      .prepare("SELECT count(*) AS n FROM effects WHERE state = 'pending' AND not_before <= ?2 AND kind = ?1")
      .bind(kind, now),
    db
      .prepare(
        "SELECT count(*) AS n FROM effects WHERE finished_at > ?2 AND kind = ?1 AND job_id IS NULL AND state = 'done'",
      )
      .bind(kind, since),
  ]);
  return { due: due?.results[0]?.n ?? 0, recentSingles: singles?.results[0]?.n ?? 0 };
}

/** Wishes for these subjects that are not in Zendesk yet: what we want counts as what is, while it is under way. */
export async function effectsUnderWay(
  db: D1Database,
  kind: EffectKind,
  subjects: readonly number[],
): Promise<Effect[]> {
  if (subjects.length === 0) return [];
  const { results } = await db
    .prepare(
      `SELECT e.* FROM json_each(?2) AS s CROSS JOIN effects AS e
         ON e.kind = ?1 AND e.subject_id = s.value AND e.state IN ('pending', 'submitted')`,
    )
    .bind(kind, JSON.stringify(subjects))
    .all<RawEffect>();
  return results.map(effectOf);
}

/** A due date that we gave a task ourselves. */
export type DueWritten = {
  readonly task: number;
  readonly due: string;
  /** When that was done; null: it is under way. */
  readonly doneAt: string | null;
};

export async function dueDatesWritten(
  db: D1Database,
  tasks: readonly number[],
): Promise<readonly DueWritten[]> {
  if (tasks.length === 0) return [];
  const { results } = await db
    .prepare(
      `SELECT e.subject_id AS task, e.changes ->> 'dueAt' AS due, e.finished_at AS doneAt
       FROM json_each(?) AS t CROSS JOIN effects AS e
         ON e.kind = 'task_change' AND e.subject_id = t.value AND e.changes ->> 'dueAt' IS NOT NULL`,
    )
    .bind(JSON.stringify(tasks))
    .all<DueWritten>();
  return results;
}

/** Jobs whose outcome is not known yet. */
export async function jobsUnderWay(db: D1Database, limit: number): Promise<string[]> {
  const { results } = await db
    .prepare(
      `SELECT job_id, min(submitted_at) AS at FROM effects
       WHERE state = 'submitted' AND job_id IS NOT NULL GROUP BY job_id ORDER BY at LIMIT ?`,
    )
    .bind(limit)
    .all<{ job_id: string }>();
  return results.map((row) => row.job_id);
}

export async function effectsOfJobs(db: D1Database, jobs: readonly string[]): Promise<Effect[]> {
  if (jobs.length === 0) return [];
  const { results } = await db
    .prepare(`SELECT * FROM effects WHERE state = 'submitted' AND job_id IN (SELECT value FROM json_each(?))`)
    .bind(JSON.stringify(jobs))
    .all<RawEffect>();
  return results.map(effectOf);
}

/** Sent before `before` and never answered for: an isolate died, or a job vanished. Read the subjects again. */
export async function effectsLost(db: D1Database, before: string, limit: number): Promise<Effect[]> {
  const { results } = await db
    .prepare("SELECT * FROM effects WHERE state = 'submitted' AND submitted_at < ? LIMIT ?")
    .bind(before, limit)
    .all<RawEffect>();
  return results.map(effectOf);
}

/** When the earliest waiting wish may be sent; null when none waits. */
export async function nextEffectAt(db: D1Database): Promise<string | null> {
  const row = await db
    .prepare("SELECT min(not_before) AS at FROM effects WHERE state = 'pending'")
    .first<{ at: string | null }>();
  return row?.at ?? null;
}
