import type { CallbackTask } from "../contract/callback.ts";
import type { CustomerFacts, InstantText } from "../contract/facts.ts";
import type { Policy } from "../policy/policy.ts";
import { dayStart } from "../time/dayStart.ts";
import { type Instant, instantText, parseInstant } from "../time/instant.ts";
import { isOpen } from "../time/isOpen.ts";
import { dayNumber } from "../time/localDate.ts";
import { localDay } from "../time/localDay.ts";
import { nextClosing } from "../time/nextClosing.ts";
import { nextOpening } from "../time/nextOpening.ts";
import type { CallbackRule } from "./callbackRule.ts";
import { callingSchedule } from "./callingSchedule.ts";

/**
 * When to call after people gave the task another due date (H8). An instant in the customer's calling hours counts to the
 * minute; any other stands for its day, because Zendesk's own page sets a date without a time: the first calling hours of that
 * day, or after it. Null: the same day as before, so nothing was moved.
 */
export function callbackMovedTo(
  policy: Policy,
  rule: CallbackRule,
  customer: CustomerFacts | null,
  { from, to }: { readonly from: InstantText; readonly to: InstantText },
): Pick<CallbackTask, "dueAt" | "slotAt" | "isSlotLate"> | null {
  const calling = callingSchedule(policy, rule, customer);
  const [before, after] = [parseInstant(from), parseInstant(to)];
  if (before === null || after === null || before === after) return null;
  const isSameDay = localDay(calling.zone, before) === localDay(calling.zone, after);
  const isExact = isOpen(calling, after);
  if (isSameDay && !isExact) return null;
  const slot = isExact ? after : (nextOpening(calling, startOfDay(calling.zone, after)) ?? after);
  return {
    slotAt: instantText(slot),
    dueAt: instantText(nextClosing(calling, slot) ?? slot),
    isSlotLate: false,
  };
}

const startOfDay = (zone: string, at: Instant): Instant => dayStart(zone, dayNumber(localDay(zone, at)));
