import { makeOrganizationBrief } from "#core";
import type { Context } from "hono";
import { compiledVersion } from "../policy/currentPolicy.ts";
import { earlierAtHand, earlierPoliciesIn } from "../policy/earlierPolicies.ts";
import { customerFactsOf } from "../queue/customerFacts.ts";
import { readOrganizationRows } from "../store/organizationFacts.ts";
import { localDate, noPolicy, policyOf } from "./brief.ts";

/** `GET /api/organizations/:id/brief`: the whole customer, in one database round trip. */
export async function organizationBrief(c: Context<{ Bindings: Env }>): Promise<Response> {
  const id = Number(c.req.param("id"));
  if (!Number.isSafeInteger(id) || id < 1) return unknownOrganization();
  const rows = await readOrganizationRows(c.env.DB, id, compiledVersion(), earlierAtHand());
  const current = policyOf(rows);
  if (current === null) return noPolicy();
  const { customer } = rows;
  if (customer === null) return unknownOrganization();
  const facts = {
    policyVersion: current.version,
    policyProblem: rows.newestProblem,
    customer: customerFactsOf(customer, rows.cutOffs),
    tierOption: customer.tierInZendesk,
    visits: rows.visits.days,
    knownVisits: { latest: rows.visits.latest },
    ...(rows.spells.length === 0 ? {} : { spells: rows.spells }),
    customerSince: rows.customerSince === null ? null : localDate(current.policy, rows.customerSince),
    tierChanges: rows.tierChanges,
    earlierPolicies: earlierPoliciesIn(rows.earlier),
    agentNames: rows.agentNames,
    callbacks: rows.callbacks,
    calls: rows.calls,
    aboutVisits: rows.aboutVisits,
    timelines: rows.timelines,
    isAll: rows.isAll,
  };
  return Response.json(makeOrganizationBrief(current.policy, facts, new Date().toISOString()), {
    headers: { "Cache-Control": "no-store", "X-Rows-Read": String(rows.rowsRead) },
  });
}

function unknownOrganization(): Response {
  const message = "This organization has not been looked at yet; it will be within a few minutes.";
  return Response.json({ error: "unknown_organization", message }, { status: 404 });
}
