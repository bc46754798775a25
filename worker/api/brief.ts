import { dayText, instantOf, localDay, makeBrief, type Policy, visitSchedule } from "#core";
import type { Context } from "hono";
import {
  compiledPolicy,
  compiledVersion,
  type CurrentPolicy,
  rememberPolicy,
} from "../policy/currentPolicy.ts";
import { earlierAtHand, earlierPoliciesIn } from "../policy/earlierPolicies.ts";
import { customerFactsOf } from "../queue/customerFacts.ts";
import { type BriefRows, readBriefRows } from "../store/briefFacts.ts";

/** `GET /api/tickets/:id/brief`: all that the sidebar shows, in one database round trip. */
export async function brief(c: Context<{ Bindings: Env }>): Promise<Response> {
  const id = Number(c.req.param("id"));
  if (!Number.isSafeInteger(id) || id < 1) return unknownTicket();
  const now = new Date();
  const rows = await readBriefRows(c.env.DB, id, compiledVersion(), earlierAtHand(), now, agentOf(c));
  const current = policyOf(rows);
  if (current === null) return noPolicy();
  const { ticket, customer } = rows;
  if (ticket === null) return unknownTicket();
  const facts = {
    policyVersion: current.version,
    policyProblem: rows.newestProblem,
    ticket: ticket.facts,
    customer: customer === null ? null : customerFactsOf(customer, rows.cutOffs),
    visits: rows.visits.days,
    knownVisits: { latest: rows.visits.latest },
    ...(rows.spells.length === 0 ? {} : { spells: rows.spells }),
    customerSince: rows.customerSince === null ? null : localDate(current.policy, rows.customerSince),
    ...(rows.history.length === 0 ? {} : { timeline: { ticketId: id, events: rows.history } }),
    earlierPolicies: earlierPoliciesIn(rows.earlier),
    agentNames: rows.agentNames,
    callbacks: rows.callbacks,
    solved: rows.solved,
    inZendesk: { tierOption: customer?.tierInZendesk ?? null, serviceLevelOption: ticket.serviceLevel },
  };
  return Response.json(makeBrief(current.policy, facts, now.toISOString()), {
    headers: { "Cache-Control": "no-store", "X-Rows-Read": String(rows.rowsRead) },
  });
}

/** `?agent=`: whose own callbacks are asked for. It proves nothing and opens nothing that the token does not. */
function agentOf(c: Context): number | null {
  const id = Number(c.req.query("agent"));
  return Number.isSafeInteger(id) && id > 0 ? id : null;
}

export function noPolicy(): Response {
  const message = "No policy has been read yet: install the app, or run setup.";
  return Response.json({ error: "no_policy", message }, { status: 503, headers: { "Retry-After": "30" } });
}

/** The day of an instant where the policy's visits are. */
export function localDate(policy: Policy, at: string): string {
  return dayText(localDay(visitSchedule(policy)?.zone ?? "UTC", instantOf(at)));
}

/** The version in force, compiled; null: there is none yet. */
export function policyOf({ policy }: Pick<BriefRows, "policy">): CurrentPolicy | null {
  if (policy === null) return null;
  const compiled = compiledPolicy(policy.version, policy.seenAt);
  if (compiled !== null) return compiled;
  if (policy.policy === null || policy.replies === null) return null;
  return rememberPolicy({ ...policy, policy: policy.policy, replies: policy.replies });
}

function unknownTicket(): Response {
  const message = "This ticket has not been looked at yet; it will be within a few minutes.";
  return Response.json({ error: "unknown_ticket", message }, { status: 404 });
}
