import type { TicketPriority } from "#core";
import { readJson } from "./readJson.ts";

/** One write to Zendesk that is wanted: the level (and, where nobody gave one, the priority) of a ticket, or the tier of an organization. */
export type EffectChange =
  | {
      readonly kind: "service_level";
      readonly optionValue: string | null;
      readonly priority: TicketPriority | null;
    }
  | { readonly kind: "service_tier"; readonly optionValue: string };
export type EffectKind = EffectChange["kind"];

export type NewEffect = {
  /** Follows from its cause, so a second delivery finds it and stops. */
  readonly id: string;
  readonly subjectId: number;
  readonly change: EffectChange;
  /** Tell open sidebars when Zendesk has it. */
  readonly announce: boolean;
  /** Event id, "sweep", "policy:3" …: for people who ask why this was written. */
  readonly cause: string;
};

/** pending → submitted → done | failed; superseded when a newer wish for the same subject overtook it. */
export type EffectState = "pending" | "submitted" | "done" | "failed" | "superseded";

export type Effect = NewEffect & {
  readonly state: EffectState;
  readonly attempts: number;
  readonly jobId: string | null;
  readonly submittedAt: string | null;
};

type RawEffect = {
  id: string;
  kind: EffectKind;
  subject_id: number;
  changes: string;
  state: EffectState;
  attempts: number;
  announce: number;
  job_id: string | null;
  cause: string;
  submitted_at: string | null;
};

export const EFFECT_ATTEMPTS_AT_MOST = 5;

/**
 * Somebody else's trigger that undoes our write would make us write for ever: after this often we leave it. Zendesk
 * itself stops at 30 updates of one ticket by one user in 10 minutes (facts zendesk-api 3.3).
 */
const SAME_WRITES_AT_MOST = 10;
const SAME_WRITES_WINDOW_SECONDS = 600;

const NO_CHANGE: EffectChange = { kind: "service_level", optionValue: null, priority: null };

function effectOf(raw: RawEffect): Effect {
  return {
    id: raw.id,
    subjectId: raw.subject_id,
    change: readJson<EffectChange>(raw.changes, NO_CHANGE),
    announce: raw.announce === 1,
    cause: raw.cause,
    state: raw.state,
    attempts: raw.attempts,
    jobId: raw.job_id,
    submittedAt: raw.submitted_at,
  };
}

/**
 * Writes wishes down before anything is sent. An id that exists already stays as it is, except a failed one, which may
 * be tried again. Older wishes for the same subject that were not sent yet are superseded.
 */
export function putEffects(
  db: D1Database,
  effects: readonly NewEffect[],
  now: string,
): D1PreparedStatement[] {
  const json = JSON.stringify(
    effects.map((effect) => ({
      id: effect.id,
      kind: effect.change.kind,
      subjectId: effect.subjectId,
      changes: JSON.stringify(effect.change),
      announce: effect.announce ? 1 : 0,
      cause: effect.cause,
    })),
  );
  const recently = new Date(Date.parse(now) - SAME_WRITES_WINDOW_SECONDS * 1000).toISOString();
  return [
    db
      .prepare(
        `UPDATE effects SET state = 'superseded', finished_at = ?2
         FROM json_each(?1) AS w
         WHERE effects.kind = w.value ->> 'kind' AND effects.subject_id = w.value ->> 'subjectId'
           AND effects.state = 'pending' AND effects.id <> w.value ->> 'id'`,
      )
      .bind(json, now),
    db
      .prepare(
        `INSERT INTO effects (id, kind, subject_id, changes, state, announce, cause, created_at, not_before)
         SELECT value ->> 'id', value ->> 'kind', value ->> 'subjectId', value ->> 'changes', 'pending',
           value ->> 'announce', value ->> 'cause', ?2, ?2
         FROM json_each(?1) AS w WHERE (
           SELECT count(*) FROM effects AS same WHERE same.kind = w.value ->> 'kind'
             AND same.subject_id = w.value ->> 'subjectId' AND same.state = 'done'
             AND same.changes = w.value ->> 'changes' AND same.finished_at > ?4) < ?5
         ON CONFLICT (id) DO UPDATE SET state = 'pending', not_before = excluded.not_before, job_id = NULL
           WHERE effects.state IN ('failed', 'superseded') AND effects.attempts < ?3`,
      )
      .bind(json, now, EFFECT_ATTEMPTS_AT_MOST, recently, SAME_WRITES_AT_MOST),
  ];
}

/**
 * Takes up to `limit` due wishes for sending, so that no other isolate sends them too. One whose predecessor for the
 * same subject is still under way waits, so that the older cannot overtake it.
 */
export async function claimEffects(
  db: D1Database,
  kind: EffectKind,
  now: string,
  limit: number,
): Promise<Effect[]> {
  const { results } = await db
    .prepare(
      `UPDATE effects SET state = 'submitted', submitted_at = ?2, attempts = attempts + 1, job_id = NULL
       WHERE id IN (
         SELECT id FROM effects AS e WHERE e.state = 'pending' AND e.not_before <= ?2 AND e.kind = ?1
           AND NOT EXISTS (SELECT 1 FROM effects AS older WHERE older.kind = e.kind
             AND older.subject_id = e.subject_id AND older.state = 'submitted')
         ORDER BY e.not_before LIMIT ?3)
       RETURNING *`,
    )
    .bind(kind, now, limit)
    .all<RawEffect>();
  return results.map(effectOf);
}

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

export function effectsInJob(db: D1Database, ids: readonly string[], jobId: string): D1PreparedStatement {
  return db
    .prepare("UPDATE effects SET job_id = ?2 WHERE id IN (SELECT value FROM json_each(?1))")
    .bind(JSON.stringify(ids), jobId);
}

export function effectsDone(db: D1Database, ids: readonly string[], now: string): D1PreparedStatement {
  return db
    .prepare(
      `UPDATE effects SET state = 'done', reason = NULL, finished_at = ?2
       WHERE state IN ('pending', 'submitted') AND id IN (SELECT value FROM json_each(?1))`,
    )
    .bind(JSON.stringify(ids), now);
}

export function effectsFailed(
  db: D1Database,
  failures: readonly { readonly id: string; readonly reason: string }[],
  now: string,
): D1PreparedStatement {
  return db
    .prepare(
      `UPDATE effects SET state = 'failed', reason = w.value ->> 'reason', finished_at = ?2
       FROM json_each(?1) AS w WHERE effects.id = w.value ->> 'id'`,
    )
    .bind(JSON.stringify(failures), now);
}

/** Back to waiting: nothing was sent, or Zendesk asked to come again later. Such an attempt does not count. */
export function effectsPostponed(
  db: D1Database,
  ids: readonly string[],
  until: string,
  reason: string,
): D1PreparedStatement {
  return db
    .prepare(
      `UPDATE effects SET state = 'pending', not_before = ?2, reason = ?3, attempts = max(attempts - 1, 0)
       WHERE state = 'submitted' AND id IN (SELECT value FROM json_each(?1))`,
    )
    .bind(JSON.stringify(ids), until, reason);
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
