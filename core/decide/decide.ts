import type { Decision, DecisionFacts, TicketDecision } from "../contract/decision.ts";
import type { InstantText, TicketFacts } from "../contract/facts.ts";
import type { Policy } from "../policy/policy.ts";
import { serviceLevelOf, type TicketServiceLevel } from "../service-level/service-level-of.ts";
import { taskKindOf } from "../service-level/task-kind.ts";
import { judgeTier } from "../tier/judge-tier.ts";

/** What should be true in Zendesk and in the ledger for these facts, and because of what. */
export function decide(policy: Policy, facts: DecisionFacts, now: InstantText): Decision {
  const { customer, ticket } = facts;
  const tier = judgeTier(policy, customer, now);
  if (ticket === null || taskKindOf(ticket.externalId) !== null) return { tier, ticket: null };
  return { tier, ticket: ticketDecision(ticket, serviceLevelOf(policy, ticket, tier.tier, customer)) };
}

function ticketDecision(
  ticket: TicketFacts,
  { urgency, optionValue, level, because }: TicketServiceLevel,
): TicketDecision {
  // Zendesk refuses changes to closed and deleted tickets; on a solved one a priority helps nobody.
  const isOver = ticket.status === "closed" || ticket.status === "deleted";
  const isWaiting = !isOver && ticket.status !== "solved";
  return {
    urgency,
    serviceLevel: isOver ? null : optionValue,
    priority: isWaiting && ticket.priority === null ? (level.promise?.onArrival.priority ?? null) : null,
    because,
  };
}
