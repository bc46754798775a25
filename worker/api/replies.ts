import { dayNumber, dayText, everyReply, instantOf, localDay, parseDay, policyZone } from "#core";
import type { Context } from "hono";
import { policyInForce } from "../policy/currentPolicy.ts";
import { replyUsesSince } from "../store/replyUses.ts";
import { noPolicy } from "./brief.ts";

type Asked = Context<{ Bindings: Env }>;

const DAYS_BY_DEFAULT = 30;
const SOLVED_WITHIN_DAYS = 7;
const WITHIN_AT_MOST_DAYS = 90;

/**
 * `GET /api/policy/replies`: `{version, replies}`, every reply and call script of the policy in force, for whoever searches
 * beyond those that fit a ticket. `If-None-Match` with the version's tag is answered 304.
 */
export async function allReplies(c: Asked): Promise<Response> {
  const current = await policyInForce(c.env.DB);
  if (current === null) return noPolicy();
  const { version, policy } = current;
  const headers = { ETag: `"${version}"`, "Cache-Control": "private, no-cache" };
  if (c.req.header("if-none-match") === headers.ETag) return new Response(null, { status: 304, headers });
  return Response.json({ version, replies: everyReply(policy) }, { headers });
}

/**
 * `GET /api/lists/replies?since=2026-11-01&within=7`: on how many tickets each reply was used since that day (left out: the last
 * 30), and how many of them were solved within so many days (left out: 7), opened again, rated good or bad. `title`: null
 * where the policy has that reply no more. A reply that nobody used is listed too.
 */
export async function replyList(c: Asked): Promise<Response> {
  const current = await policyInForce(c.env.DB);
  if (current === null) return noPolicy();
  const { policy } = current;
  const today = localDay(policyZone(policy), instantOf(new Date().toISOString()));
  const asked = c.req.query("since") ?? "";
  const since = parseDay(asked) === null ? dayText(dayNumber(today - DAYS_BY_DEFAULT)) : asked;
  const within = Number(c.req.query("within") ?? SOLVED_WITHIN_DAYS);
  if (!Number.isSafeInteger(within) || within < 1 || within > WITHIN_AT_MOST_DAYS) {
    const message = `Give within as whole days, 1 to ${WITHIN_AT_MOST_DAYS}.`;
    return Response.json({ error: "invalid", message }, { status: 400 });
  }
  const used = await replyUsesSince(c.env.DB, since, within);
  const titles = new Map(policy.replies.map(({ key, title }) => [key, title]));
  const silent = policy.replies.filter(({ key }) => !used.some(({ reply }) => reply === key));
  const nothing = { tickets: 0, solved: 0, reopened: 0, good: 0, bad: 0 };
  return Response.json({
    since,
    within,
    replies: [...used, ...silent.map(({ key }) => ({ reply: key, ...nothing }))].map((row) => ({
      ...row,
      title: titles.get(row.reply) ?? null,
    })),
  });
}
