import { withComputedFacts } from "../conditions/computedFacts.ts";
import { NO_CUSTOMER } from "../conditions/subject.ts";
import type { CustomerFacts, InstantText, TicketFacts } from "../contract/facts.ts";
import { decide } from "../decide/decide.ts";
import type { Policy } from "../policy/policy.ts";
import { segmentsOf } from "../segment/segmentsOf.ts";
import type { CallbackRule } from "./callbackRule.ts";

/** Whom a callback is about, judged once for all rules. */
export type CallbackSubject = {
  readonly customer: CustomerFacts | null;
  /** The ticket or visit it is about; null: the customer as such. */
  readonly ticket: TicketFacts | null;
  readonly tier: string;
  readonly segments: readonly string[];
  readonly urgency: string | null;
  readonly problemType: string | null;
};

/** @param now the day's computed facts count. */
export function callbackSubject(
  policy: Policy,
  facts: { readonly customer: CustomerFacts | null; readonly ticket: TicketFacts | null },
  now: InstantText,
): CallbackSubject {
  const customer = facts.customer && withComputedFacts(policy, facts.customer, now);
  const { tier, ticket } = decide(policy, { customer, ticket: facts.ticket }, now);
  return {
    customer,
    ticket: facts.ticket,
    tier: tier.tier,
    segments: segmentsOf(policy, customer, tier.tier).map(({ key }) => key),
    urgency: ticket?.urgency ?? null,
    problemType: ticket?.level.problemType ?? null,
  };
}

/** Whether a rule speaks of this customer and, where its conditions ask for one, this ticket. */
export function isForSubject(policy: Policy, rule: CallbackRule, subject: CallbackSubject): boolean {
  const { customer, ticket, tier, segments, urgency } = subject;
  if (rule.tiers.length > 0 && !rule.tiers.includes(tier)) return false;
  if (rule.segments.length > 0 && !rule.segments.some((segment) => segments.includes(segment))) return false;
  const when = policy.callbackConditions.get(rule.key);
  return when?.holds({ ...(customer ?? NO_CUSTOMER), ticket, tier, segments, urgency }) ?? true;
}
