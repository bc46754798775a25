import type { Decision, DecisionFacts, TicketDecision } from "../contract/decision.ts";
import { withComputedFacts } from "../conditions/computedFacts.ts";
import type { InstantText, TicketFacts } from "../contract/facts.ts";
import type { Policy } from "../policy/policy.ts";
import { serviceLevelOf, type TicketServiceLevel } from "../service-level/serviceLevelOf.ts";
import { taskOf } from "../task/taskOf.ts";
import { judgeTier } from "../tier/judgeTier.ts";

/** What should be true in Zendesk and in the ledger for these facts, and because of what. */
export function decide(policy: Policy, facts: DecisionFacts, now: InstantText): Decision {
  const { ticket } = facts;
  const customer = facts.customer && withComputedFacts(policy, facts.customer, now);
  const tier = judgeTier(policy, customer, now);
  if (ticket === null || taskOf(policy, ticket) !== null) return { tier, ticket: null };
  const level = serviceLevelOf(policy, ticket, tier.tier, customer);
  return { tier, ticket: ticketDecision(policy, ticket, tier.tier, level) };
}

function ticketDecision(
  policy: Policy,
  ticket: TicketFacts,
  tier: string,
  { urgency, optionValue, promise, segments, problemType, because }: TicketServiceLevel,
): TicketDecision {
  // Zendesk refuses changes to closed and deleted tickets.
  const isOver = ticket.status === "closed" || ticket.status === "deleted";
  // Never against somebody's own choice: only a new ticket that nobody took or sent anywhere.
  const isNobodys = ticket.status === "new" && ticket.assigneeId === null;
  const dedicated = policy.document.tiers.find(({ key }) => key === tier)?.dedicated ?? null;
  return {
    urgency,
    serviceLevel: isOver ? null : optionValue,
    priority: !isOver && ticket.priority === null ? (promise?.onArrival.priority ?? null) : null,
    group: isNobodys && ticket.groupId === null ? (promise?.onArrival.group ?? null) : null,
    assign: isNobodys ? (promise?.onArrival.assign ?? dedicated) : null,
    level: { tier, urgency, segments, problemType },
    because,
  };
}
