import { NO_CUSTOMER } from "../conditions/subject.ts";
import type { ServiceLevelBecause } from "../contract/explanation.ts";
import type { CustomerFacts, TicketFacts } from "../contract/facts.ts";
import type { Policy, PolicyPromise, PolicyServiceLevel } from "../policy/policy.ts";
import { promiseFor } from "../policy/promiseFor.ts";
import { segmentsOf } from "../segment/segmentsOf.ts";
import { problemTypeOf } from "./problemTypeOf.ts";

/** Tier × urgency on a ticket, and why. */
export type TicketServiceLevel = {
  readonly urgency: string;
  readonly optionValue: string;
  readonly level: PolicyServiceLevel;
  readonly segments: readonly string[];
  /** Null: about nothing that the policy names. */
  readonly problemType: string | null;
  /** What is promised for all of this; null: nothing. */
  readonly promise: PolicyPromise | null;
  readonly because: ServiceLevelBecause;
};

/**
 * The service level a ticket should have: its customer's tier × the first urgency whose conditions hold.
 * @param tier key of a tier of the policy.
 * @param customer lets urgencies ask for the customer's facts and segments; unknown without it.
 */
export function serviceLevelOf(
  policy: Policy,
  ticket: TicketFacts,
  tier: string,
  customer: CustomerFacts | null = null,
): TicketServiceLevel {
  const { facts, tags } = customer ?? NO_CUSTOMER;
  const segments = segmentsOf(policy, customer, tier).map(({ key }) => key);
  const subject = { facts, tags, ticket, tier, segments };
  const urgency = policy.urgencies.find(({ when }) => when === null || when.holds(subject));
  if (urgency === undefined) throw new Error("a checked policy ends its urgencies with one for the rest");
  const level = serviceLevel(policy, tier, urgency.key);
  if (level === null) throw new RangeError(`no such tier in the policy: ${tier}`);
  const problemType = problemTypeOf(policy, subject)?.key ?? null;
  const promise = promiseFor(policy, { tier, urgency: urgency.key, segments, problemType });
  return {
    urgency: urgency.key,
    optionValue: level.optionValue,
    level,
    segments,
    problemType,
    promise,
    because: {
      tier,
      urgency: urgency.key,
      when: urgency.when === null ? null : urgency.when.explain(subject),
      clause: promise?.clause ?? urgency.clause,
    },
  };
}

function serviceLevel(policy: Policy, tier: string, urgency: string): PolicyServiceLevel | null {
  return policy.serviceLevels.find((level) => level.tier === tier && level.urgency === urgency) ?? null;
}
