import type { Subject } from "../conditions/subject.ts";
import type { BriefFlow } from "../contract/briefFlow.ts";
import type { Policy } from "../policy/policy.ts";

/** The guided calls of a policy as they can be taken on a ticket now: those that fit it first. */
export function flowsFor(policy: Policy, subject: Subject): readonly BriefFlow[] {
  return policy.flows
    .map(({ key, title, clause, when, steps }) => ({
      key,
      title,
      clause,
      isFitting: when?.holds(subject) === true,
      steps: steps.map((step) => ({
        ...step,
        next: step.next.map(({ when: condition, answer, to }) => ({
          answer,
          holds: condition === null || condition.holds(subject),
          to,
        })),
      })),
    }))
    .toSorted((one, other) => Number(other.isFitting) - Number(one.isFitting));
}
