import type { LocalDate } from "#core";

/** That a ticket was answered with a reply; `at`, `day`: when its tag was first seen. */
export type ReplyUseRow = {
  readonly ticketId: number;
  readonly reply: string;
  readonly at: string;
  readonly day: LocalDate;
};

/** `at`: when it was given, or, of one that was read on the ticket, when the ticket was last changed. */
export type RatingRow = { readonly ticketId: number; readonly rating: "good" | "bad"; readonly at: string };

/** Each counts once, on the earliest day it was seen, in whatever order looks arrive. */
export function putReplyUses(db: D1Database, rows: readonly ReplyUseRow[]): D1PreparedStatement {
  return db
    .prepare(
      `INSERT INTO reply_uses (ticket_id, reply, at, day)
       SELECT value ->> 'ticketId', value ->> 'reply', value ->> 'at', value ->> 'day'
       FROM json_each(?) WHERE true
       ON CONFLICT (ticket_id, reply) DO UPDATE SET at = min(at, excluded.at), day = min(day, excluded.day)`,
    )
    .bind(JSON.stringify(rows));
}

/** The last rating counts, for every reply the ticket was answered with before. */
export function putRatings(db: D1Database, rows: readonly RatingRow[]): D1PreparedStatement {
  return db
    .prepare(
      `UPDATE reply_uses SET rating = given.rating, rated_at = given.at
       FROM (SELECT value ->> 'ticketId' AS ticket_id, value ->> 'rating' AS rating, max(value ->> 'at') AS at
             FROM json_each(?) GROUP BY 1) AS given
       WHERE reply_uses.ticket_id = given.ticket_id AND coalesce(rated_at, '') <= given.at`,
    )
    .bind(JSON.stringify(rows));
}

/**
 * Ratings that were read on tickets, in place of events that did not come. Which of a ticket's replies came before the
 * rating is then not known, so one that an event or an earlier look has told stays with the replies it was told of.
 */
export function putRatingsSeen(db: D1Database, rows: readonly RatingRow[]): D1PreparedStatement {
  return db
    .prepare(
      `UPDATE reply_uses SET rating = given.rating, rated_at = given.at
       FROM (SELECT value ->> 'ticketId' AS ticket_id, value ->> 'rating' AS rating, value ->> 'at' AS at
             FROM json_each(?)
             WHERE NOT EXISTS (SELECT 1 FROM reply_uses AS known
               WHERE known.ticket_id = value ->> 'ticketId' AND known.rating = value ->> 'rating')) AS given
       WHERE reply_uses.ticket_id = given.ticket_id AND coalesce(rated_at, '') <= given.at`,
    )
    .bind(JSON.stringify(rows));
}

/** On how many tickets a reply was used, and what became of them. */
export type ReplyUse = {
  readonly reply: string;
  readonly tickets: number;
  /** Solved within the days asked for after the reply was first seen. */
  readonly solved: number;
  /** Of the solved ones, those opened again later. */
  readonly reopened: number;
  readonly good: number;
  readonly bad: number;
};

/** More replies than any policy has. */
const REPLIES_AT_MOST = 5000;

/** Uses from `since` on, the most used first. `within`: days. */
export async function replyUsesSince(
  db: D1Database,
  since: LocalDate,
  within: number,
): Promise<readonly ReplyUse[]> {
  const { results } = await db
    .prepare(
      `WITH used AS (
         SELECT u.reply, u.rating, m.events, (
           SELECT min(e.value ->> 'at') FROM json_each(m.events) AS e
           WHERE e.value ->> 'kind' = 'status' AND e.value ->> 'status' IN ('solved', 'closed')
             AND unixepoch(e.value ->> 'at') BETWEEN unixepoch(u.at) AND unixepoch(u.at, '+' || ?2 || ' days')
         ) AS solved_at
         FROM reply_uses AS u LEFT JOIN ticket_moments AS m ON m.ticket_id = u.ticket_id
         WHERE u.day >= ?1
       )
       SELECT reply, count(*) AS tickets, count(solved_at) AS solved,
         sum(solved_at IS NOT NULL AND EXISTS (
           SELECT 1 FROM json_each(events) AS e
           WHERE e.value ->> 'kind' = 'status' AND e.value ->> 'status' IN ('new', 'open', 'pending', 'hold')
             AND e.value ->> 'at' > solved_at
         )) AS reopened,
         sum(coalesce(rating = 'good', 0)) AS good, sum(coalesce(rating = 'bad', 0)) AS bad
       FROM used GROUP BY reply ORDER BY tickets DESC, reply LIMIT ${REPLIES_AT_MOST}`,
    )
    .bind(since, within)
    .all<ReplyUse>();
  return results;
}
