import type { Subject } from "../conditions/subject.ts";
import type { Policy, PolicyProblemType } from "../policy/policy.ts";

/** What a ticket is about (B9): the first problem type whose conditions hold; null: none of them. */
export function problemTypeOf(policy: Policy, subject: Subject): PolicyProblemType | null {
  return policy.problemTypes.find(({ when }) => when !== null && when.holds(subject)) ?? null;
}
