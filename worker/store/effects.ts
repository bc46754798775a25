import {
  type Effect,
  type EffectKind,
  effectOf,
  isKeptField,
  type NewEffect,
  type RawEffect,
} from "./effect.ts";
import { given } from "./given.ts";

export const EFFECT_ATTEMPTS_AT_MOST = 5;

/**
 * Somebody else's trigger that undoes our write would make us write for ever: after this often we leave it. Zendesk
 * itself stops at 30 updates of one ticket by one user in 10 minutes (facts zendesk-api 3.3).
 */
const SAME_WRITES_AT_MOST = 10;

const SAME_WRITES_WINDOW_SECONDS = 600;

/**
 * Writes wishes down before anything is sent. An id that exists already stays as it is, except a failed one, which may
 * be tried again. Older wishes for the same subject that were not sent yet are superseded where a field is
 * kept as the policy says; what is asked for once (actions, new tickets, changes of tasks) is each done.
 */
export function putEffects(
  db: D1Database,
  effects: readonly NewEffect[],
  now: string,
): D1PreparedStatement[] {
  const recently = new Date(Date.parse(now) - SAME_WRITES_WINDOW_SECONDS * 1000).toISOString();
  const kept = effects.filter(({ change }) => isKeptField(change));
  return [
    ...given(kept.map(recordOf), 1, ({ table, values }) =>
      db
        .prepare(
          `UPDATE effects SET state = 'superseded', finished_at = ?1
           FROM ${table} AS w
           WHERE effects.kind = w.value ->> 'kind' AND effects.subject_id = w.value ->> 'subjectId'
             AND effects.state = 'pending' AND effects.id <> w.value ->> 'id'`,
        )
        .bind(now, ...values),
    ),
    ...given(effects.filter(({ change }) => !isOnce(change)).map(recordOf), 4, ({ table, values }) =>
      db
        .prepare(
          `${INSERT} FROM ${table} AS w WHERE (
             SELECT count(*) FROM effects AS same WHERE same.kind = w.value ->> 'kind'
               AND same.subject_id = w.value ->> 'subjectId' AND same.state = 'done'
               AND same.changes = w.value ->> 'changes' AND same.finished_at > ?3) < ?4
           ${AGAIN}`,
        )
        .bind(now, EFFECT_ATTEMPTS_AT_MOST, recently, SAME_WRITES_AT_MOST, ...values),
    ),
    ...given(effects.filter(({ change }) => isOnce(change)).map(recordOf), 2, ({ table, values }) =>
      db
        .prepare(`${INSERT} FROM ${table} AS w WHERE true ${AGAIN}`)
        .bind(now, EFFECT_ATTEMPTS_AT_MOST, ...values),
    ),
  ];
}

const INSERT = `INSERT INTO effects (id, kind, subject_id, changes, state, announce, cause, created_at, not_before)
  SELECT value ->> 'id', value ->> 'kind', value ->> 'subjectId', value ->> 'changes', 'pending',
    value ->> 'announce', value ->> 'cause', ?1, ?1`;
const AGAIN = `ON CONFLICT (id) DO UPDATE SET state = 'pending', not_before = excluded.not_before, job_id = NULL
  WHERE effects.state IN ('failed', 'superseded') AND effects.attempts < ?2`;

/** Made or changed once by an id of its own: nobody's trigger makes us write it again. */
const isOnce = ({ kind }: NewEffect["change"]): boolean => kind === "new_ticket" || kind === "task_change";

const recordOf = (effect: NewEffect) => ({
  id: effect.id,
  kind: effect.change.kind,
  subjectId: effect.subjectId,
  changes: JSON.stringify(effect.change),
  announce: effect.announce ? 1 : 0,
  cause: effect.cause,
});

/**
 * Takes up to `limit` due wishes for sending, in the order they were asked for, so that no other isolate sends them too.
 * One whose predecessor for the same subject is still under way, or was postponed, waits, so that the older cannot
 * overtake it; new tickets about a subject are each for themselves.
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
           AND (e.kind = 'new_ticket' OR NOT EXISTS (SELECT 1 FROM effects AS older WHERE older.kind = e.kind
             AND older.subject_id = e.subject_id AND older.state = 'pending' AND older.not_before > ?2
             AND older.created_at < e.created_at))
         ORDER BY e.not_before LIMIT ?3)
       RETURNING *`,
    )
    .bind(kind, now, limit)
    .all<RawEffect>();
  return results.toSorted(inOrder).map(effectOf);
}

function inOrder(one: RawEffect, other: RawEffect): number {
  if (one.created_at !== other.created_at) return one.created_at < other.created_at ? -1 : 1;
  return one.id < other.id ? -1 : 1;
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

/** Back to waiting although it may have reached Zendesk: the attempt counts, so the next one looks before it writes. */
export function effectsRetried(
  db: D1Database,
  ids: readonly string[],
  until: string,
  reason: string,
): D1PreparedStatement {
  return db
    .prepare(
      `UPDATE effects SET state = 'pending', not_before = ?2, reason = ?3, job_id = NULL
       WHERE state = 'submitted' AND id IN (SELECT value FROM json_each(?1))`,
    )
    .bind(JSON.stringify(ids), until, reason);
}
