import type { CallbackTask } from "../contract/callback.ts";
import type { CustomerFacts } from "../contract/facts.ts";
import type { Policy } from "../policy/policy.ts";
import { add } from "../time/add.ts";
import { addWorkingDays } from "../time/addWorkingDays.ts";
import type { Span } from "../time/duration.ts";
import { type Instant, instantText } from "../time/instant.ts";
import { nextOpening } from "../time/nextOpening.ts";
import type { Schedule } from "../time/schedule.ts";
import type { CallbackRule } from "./callbackRule.ts";
import { callingSchedule } from "./callingSchedule.ts";

/** Start + `within` on the rule's schedule (SEMANTICS "Callbacks"); the start itself where the schedule never opens. */
export function dueOf(policy: Policy, rule: CallbackRule, start: Instant): Instant {
  const schedule = policy.schedules.get(rule.schedule);
  if (schedule === undefined) return start;
  return spanAfter(schedule, rule.within, start) ?? start;
}

/** Null: the schedule does not open for that long any more. */
export function spanAfter(schedule: Schedule, span: Span, start: Instant): Instant | null {
  return span.unit === "seconds"
    ? add(schedule, span.amount, start)
    : addWorkingDays(schedule, span.amount, start);
}

/** When to call: at the first instant of the customer's calling hours; after due only where none lies before it. */
export function callbackTimes(
  policy: Policy,
  rule: CallbackRule,
  customer: CustomerFacts | null,
  { from, due }: { readonly from: Instant; readonly due: Instant },
): Pick<CallbackTask, "dueAt" | "slotAt" | "isSlotLate"> {
  const slot = nextOpening(callingSchedule(policy, rule, customer), from) ?? from;
  return { dueAt: instantText(due), slotAt: instantText(slot), isSlotLate: slot > due };
}
