import type { Subject } from "../conditions/subject.ts";
import type { BriefFlow } from "../contract/briefFlow.ts";
import type { Policy } from "../policy/policy.ts";
import type { PolicyFlow } from "./policyFlow.ts";
import { flowStanding } from "./flowStanding.ts";
import { ticksIn } from "./ticksIn.ts";

/** The guided calls of a policy as they can be taken on a ticket now: those begun first, then those that fit it. */
export function flowsFor(policy: Policy, subject: Subject): readonly BriefFlow[] {
  return policy.flows
    .map((flow) => flowFor(flow, subject))
    .toSorted((one, other) => placeOf(one) - placeOf(other));
}

const placeOf = ({ isBegun, isFitting }: BriefFlow): number => (isBegun ? 0 : isFitting ? 1 : 2);

function flowFor({ key, title, clause, when, steps }: PolicyFlow, subject: Subject): BriefFlow {
  const asked = steps.map((step) => ({
    ...step,
    next: step.next.map(({ when: condition, answer, to }) => ({
      answer,
      holds: condition === null || condition.holds(subject),
      to,
    })),
  }));
  const ticks = ticksIn({ key, steps }, subject.ticket?.tags ?? []);
  return {
    key,
    title,
    clause,
    isFitting: when?.holds(subject) === true,
    isBegun: flowStanding({ steps: asked }, ticks).state === "under_way",
    steps: asked,
  };
}
