import { NO_CUSTOMER } from "../conditions/subject.ts";
import type { BriefGuard } from "../contract/guard.ts";
import type { Decision } from "../contract/decision.ts";
import type { CustomerFacts, TicketFacts } from "../contract/facts.ts";
import { statedTimeFor } from "../guard/statedTimeFor.ts";
import type { Policy } from "../policy/policy.ts";
import { taskOf } from "../task/taskOf.ts";

/** What a reply to this ticket is checked for beyond the rules that hold for every ticket. Our tasks promise nobody a time. */
export function briefGuard(
  policy: Policy,
  known: { readonly ticket: TicketFacts; readonly customer: CustomerFacts | null },
  decision: Decision,
  segments: readonly string[],
): BriefGuard {
  const { ticket, customer } = known;
  if (taskOf(policy, ticket) !== null) return { statedTime: "off" };
  const { facts, tags } = customer ?? NO_CUSTOMER;
  const urgency = decision.ticket?.urgency ?? null;
  return {
    statedTime: statedTimeFor(policy, { facts, tags, ticket, tier: decision.tier.tier, urgency, segments }),
  };
}
