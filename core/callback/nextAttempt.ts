import type { CallbackTask } from "../contract/callback.ts";
import type { CustomerFacts, InstantText } from "../contract/facts.ts";
import type { Policy } from "../policy/policy.ts";
import { dayStart } from "../time/dayStart.ts";
import { type Instant, instantOf, instantText } from "../time/instant.ts";
import { startOf } from "../time/localAxis.ts";
import { dayNumber } from "../time/localDate.ts";
import { localDay } from "../time/localDay.ts";
import { nextClosing } from "../time/nextClosing.ts";
import { nextOpening } from "../time/nextOpening.ts";
import { wallInstant } from "../time/wallInstant.ts";
import type { CallbackRule } from "./callbackRule.ts";
import { callingSchedule } from "./callingSchedule.ts";

const HALF_DAY_SECONDS = 12 * 3600;

/**
 * When to try again after nobody answered: in the customer's next half day (or day, as the rule says), counted on the
 * customer's clock. Due when those calling hours end, but never before the callback's own due time.
 */
export function nextAttempt(
  policy: Policy,
  rule: CallbackRule,
  customer: CustomerFacts | null,
  { triedAt, dueAt }: { readonly triedAt: InstantText; readonly dueAt: InstantText },
): Pick<CallbackTask, "dueAt" | "slotAt" | "isSlotLate"> {
  const calling = callingSchedule(policy, rule, customer);
  const from = nextStretch(calling.zone, instantOf(triedAt), rule.attempts.next);
  const slot = nextOpening(calling, from) ?? from;
  const closing = nextClosing(calling, slot) ?? slot;
  const due = instantOf(dueAt);
  return {
    dueAt: instantText(closing > due ? closing : due),
    slotAt: instantText(slot),
    isSlotLate: slot > due,
  };
}

function nextStretch(zone: string, tried: Instant, next: CallbackRule["attempts"]["next"]): Instant {
  const today = localDay(zone, tried);
  const noon = wallInstant(zone, startOf(today) + HALF_DAY_SECONDS);
  if (next === "half_day" && tried < noon) return noon;
  return dayStart(zone, dayNumber(today + 1));
}
