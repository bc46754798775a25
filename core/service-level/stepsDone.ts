import type { CustomerFacts, TicketFacts } from "../contract/facts.ts";
import { NO_CUSTOMER } from "../conditions/subject.ts";
import type { Policy } from "../policy/policy.ts";
import { type PromiseQuestion, promiseFor } from "../policy/promiseFor.ts";

/**
 * Keys of the steps that a ticket shows as done: by the tag `done_<key>` or by the step's `doneWhen`. The shell adds a
 * `step_done` event when a key appears for the first time.
 */
export function stepsDone(
  policy: Policy,
  ticket: TicketFacts,
  level: PromiseQuestion,
  customer: CustomerFacts | null = null,
): readonly string[] {
  const { facts, tags } = customer ?? NO_CUSTOMER;
  const subject = { facts, tags, ticket, tier: level.tier, segments: level.segments };
  const promise = promiseFor(policy, level);
  return (promise?.steps ?? [])
    .filter(
      ({ key }) =>
        ticket.tags.includes(`done_${key}`) ||
        policy.stepConditions
          .get(promise?.key ?? "")
          ?.get(key)
          ?.holds(subject) === true,
    )
    .map(({ key }) => key);
}

/** The reason a ticket gives for its clock to stand still: the first of its promise's with the tag `pause_<key>`. */
export function pauseReasonOf(policy: Policy, ticket: TicketFacts, level: PromiseQuestion): string | null {
  const reasons = promiseFor(policy, level)?.pauseReasons ?? [];
  return reasons.find(({ key }) => ticket.tags.includes(`pause_${key}`))?.key ?? null;
}
