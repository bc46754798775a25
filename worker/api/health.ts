import { officialYears } from "#core";
import type { Context } from "hono";
import { policyInForce } from "../policy/currentPolicy.ts";
import { hasAppToken } from "./authenticate.ts";
import { officialCalendars } from "../policy/officialCalendars.ts";
import { type HealthFacts, readHealthFacts } from "../store/healthFacts.ts";

/** The sweep runs every 5 minutes; three missed ones are a fault. */
const SWEEP_LATE_SECONDS = 15 * 60;

type Problem =
  | "zendesk_unreachable"
  | "no_policy"
  | "policy_broken"
  | "sweep_late"
  | "dead_letters"
  | "writes_failing";

/** Problems under which tickets still get their level: shown, but the status stays 200. */
const HARMLESS: ReadonlySet<Problem> = new Set(["policy_broken", "dead_letters", "writes_failing"]);

/**
 * `GET /healthz`: what works and what does not. 200 while the product does its work, 503 while it cannot; `ok` is true
 * only when nothing at all is wrong. Says nothing about customers and holds no secret; the policy's name (null: there is
 * none) and the words of its mistake are only for those who have the app's token.
 */
export async function health(c: Context<{ Bindings: Env }>): Promise<Response> {
  const now = Date.now();
  const facts = await readHealthFacts(c.env.DB, now);
  const beat = (name: string): string | null => facts.heartbeats.get(name)?.at ?? null;
  const problems = problemsOf(facts, now);
  const sweep = facts.cursors.map(({ name, ...cursor }) => [name, cursor]);
  const isTrusted = await hasAppToken(c);
  const body = {
    ok: problems.length === 0,
    problems,
    zendesk: {
      reachable: !problems.includes("zendesk_unreachable"),
      lastSuccessAt: beat("zendesk_reached"),
      lastFailureAt: beat("zendesk_failed"),
    },
    policy: {
      ...facts.policy,
      problem: isTrusted ? facts.policy.problem : blurred(facts.policy.problem),
      ...(isTrusted ? { name: (await policyInForce(c.env.DB))?.policy.name ?? null } : {}),
    },
    // Outside of these years the policy's schedules count plain weeks: time for a newer version.
    calendars: officialYears(officialCalendars),
    queue: { lastBatchAt: beat("batch"), lagSeconds: Number(facts.heartbeats.get("batch")?.value ?? 0) },
    sweep: {
      lastAt: beat("sweep"),
      caughtUp: facts.cursors.length === 2 && facts.cursors.every(({ caughtUpAt }) => caughtUpAt !== null),
      repaired: facts.cursors.reduce((sum, { repaired }) => sum + repaired, 0),
      ...Object.fromEntries(sweep),
    },
    deadLetters: facts.deadLetters,
    effects: {
      pending: facts.effects["pending"] ?? 0,
      submitted: facts.effects["submitted"] ?? 0,
      failed: facts.effects["failed"] ?? 0,
      reason: facts.effectReason,
    },
    budget: {
      blocked: facts.blocked.map(({ endpoint, until }) => ({
        endpoint,
        until: new Date(until).toISOString(),
      })),
    },
  };
  const status = problems.every((problem) => HARMLESS.has(problem)) ? 200 : 503;
  return Response.json(body, { status, headers: { "Cache-Control": "no-store" } });
}

const blurred = (problem: string | null): string | null =>
  problem === null ? null : "It has a mistake; the app's page in Zendesk says which.";

function problemsOf(facts: HealthFacts, now: number): readonly Problem[] {
  const at = (name: string): number => Date.parse(facts.heartbeats.get(name)?.at ?? "") || 0;
  const problems: Problem[] = [];
  if (at("zendesk_failed") > at("zendesk_reached")) problems.push("zendesk_unreachable");
  if (facts.policy.version === null) problems.push("no_policy");
  else if (facts.policy.problem !== null) problems.push("policy_broken");
  if (now - at("sweep") > SWEEP_LATE_SECONDS * 1000) problems.push("sweep_late");
  if (facts.deadLetters > 0) problems.push("dead_letters");
  if ((facts.effects["failed"] ?? 0) > 0) problems.push("writes_failing");
  return problems;
}
