import { dayNumber, dayText, guardRulesOf, instantOf, localDay, parseDay, policyZone } from "#core";
import type { Context } from "hono";
import { policyInForce } from "../policy/currentPolicy.ts";
import { guardCountsSince } from "../store/guardCounts.ts";
import { noPolicy } from "./brief.ts";

type Asked = Context<{ Bindings: Env }>;

const DAYS_BY_DEFAULT = 30;

/**
 * `GET /api/policy/guard`: `{version, rules}`, what drafts are checked for under the policy in force. The same for every
 * ticket of a version, so the app keeps it; `If-None-Match` with the version's tag is answered 304.
 */
export async function guardRules(c: Asked): Promise<Response> {
  const current = await policyInForce(c.env.DB);
  if (current === null) return noPolicy();
  const { version, policy } = current;
  const headers = { ETag: `"${version}"`, "Cache-Control": "private, no-cache" };
  if (c.req.header("if-none-match") === headers.ETag) return new Response(null, { status: 304, headers });
  return Response.json({ version, rules: guardRulesOf(policy.document) }, { headers });
}

/**
 * `GET /api/lists/guard?since=2026-11-01`: on how many tickets each rule warned, blocked or was overridden, by day; left
 * out: the last 30 days. `title`: null where the policy has that rule no more, or it is none of its phrases.
 */
export async function guardList(c: Asked): Promise<Response> {
  const current = await policyInForce(c.env.DB);
  if (current === null) return noPolicy();
  const { policy } = current;
  const today = localDay(policyZone(policy), instantOf(new Date().toISOString()));
  const asked = c.req.query("since") ?? "";
  const since = parseDay(asked) === null ? dayText(dayNumber(today - DAYS_BY_DEFAULT)) : asked;
  const titles = new Map(policy.document.guard.phrases.map(({ key, title }) => [key, title]));
  const counts = await guardCountsSince(c.env.DB, since);
  return Response.json({
    since,
    counts: counts.map((count) => ({ ...count, title: titles.get(count.rule) ?? null })),
  });
}
