import type { Subject } from "../conditions/subject.ts";
import type { GuardVerdict } from "../contract/guard.ts";
import type { Policy } from "../policy/policy.ts";

/** Whether a reply to this ticket must name a time (B16): the policy's verdict where its conditions hold, else "off". */
export function statedTimeFor({ document, statedTimeWhen }: Policy, subject: Subject): GuardVerdict {
  const { verdict } = document.guard.statedTime;
  return statedTimeWhen === null || statedTimeWhen.holds(subject) ? verdict : "off";
}
