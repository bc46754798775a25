import type { LunarDates } from "../calendar/festivalDates.ts";
import type { CallbackTask } from "../contract/callback.ts";
import type { CustomerFacts, InstantText } from "../contract/facts.ts";
import type { Policy } from "../policy/policy.ts";
import { dayStart } from "../time/dayStart.ts";
import { type Instant, instant, instantOf, instantText } from "../time/instant.ts";
import { type DayNumber, dayNumber } from "../time/localDate.ts";
import { localDay } from "../time/localDay.ts";
import { callbackSubject, isForSubject } from "./callbackSubject.ts";
import { callbackTimes } from "./callbackTimes.ts";
import type { CallbackRule } from "./callbackRule.ts";
import { type Occurrence, occurrencesOf } from "./occurrence.ts";
import { catchUpDay, dueFromToday, type OccurrencePlan, plannedOn } from "./plannedOn.ts";
import { thresholdDays } from "./thresholdDays.ts";

/** A recurring callback whose day has come. */
export type CareDue = {
  readonly rule: CallbackRule;
  readonly occurrence: string;
  readonly task: CallbackTask;
  readonly usefulUntil: InstantText;
};

export type Care = {
  /** What should be in the ledger by now; what is there already is left alone. */
  readonly due: readonly CareDue[];
  /** When to look at this customer again, if its facts stay as they are; null: never. */
  readonly lookAgainAt: InstantText | null;
};

/** Whether a rule comes round by the calendar, so that no event calls for it. */
export function isRecurring({ trigger }: CallbackRule): boolean {
  return trigger.on !== "event" || trigger.event === "first_purchase";
}

/**
 * The recurring care of one customer (B5–B7, C5, E2): what has come, and when to look again.
 * @param lookedAt the last look; what passed unused since then is handed over too, so that it is put down as skipped. Null:
 * never looked at, and nothing of the past is owed.
 */
export function careOf(
  policy: Policy,
  customer: CustomerFacts,
  { lunar, lookedAt }: { readonly lunar: LunarDates; readonly lookedAt: InstantText | null },
  now: InstantText,
): Care {
  const subject = callbackSubject(policy, { customer, ticket: null }, now);
  const rules = policy.document.callbacks.filter(isRecurring);
  const due: CareDue[] = [];
  const looks: Instant[] = [];
  for (const rule of rules) {
    const zone = policy.schedules.get(rule.schedule)?.zone;
    if (zone === undefined || !isForSubject(policy, rule, subject)) continue;
    const today = localDay(zone, instantOf(now));
    const lookedOn = lookedAt === null ? today : localDay(zone, instantOf(lookedAt));
    for (const occurrence of occurrencesOf(policy, rule, { customer, lunar, today })) {
      const plan = plannedOn(policy, rule, occurrence, customer);
      // One that is left out is the day to see the next.
      if (plan === null) looks.push(dayStart(zone, occurrence.from));
      else if (plan.on > today) looks.push(dayStart(zone, plan.on));
      else if (plan.lastUse >= today || plan.on > lookedOn) {
        due.push(dueTask(policy, rule, customer, { occurrence, plan, today, zone }, now));
      }
    }
  }
  const change = rules.length === 0 ? [] : thresholdDays(policy, customer, now);
  const at = instantOf(now);
  const next = [...looks, ...change]
    .filter((look) => look > at)
    .reduce<Instant | null>((least, look) => (least === null || look < least ? look : least), null);
  return { due, lookAgainAt: next === null ? null : instantText(next) };
}

function dueTask(
  policy: Policy,
  rule: CallbackRule,
  customer: CustomerFacts,
  {
    occurrence,
    plan,
    today,
    zone,
  }: {
    readonly occurrence: Occurrence;
    readonly plan: OccurrencePlan;
    readonly today: DayNumber;
    readonly zone: string;
  },
  now: InstantText,
): CareDue {
  const on = catchUpDay(policy, rule, plan, customer, today);
  const due = occurrence.isSpread ? dueFromToday(policy, rule, plan, { today, on }) : plan.due;
  const start = dayStart(zone, on);
  const from = start > instantOf(now) ? start : instantOf(now);
  return {
    rule,
    occurrence: occurrence.key,
    task: {
      id: `o${customer.id}:${rule.key}:${occurrence.key}`,
      rule: rule.key,
      organizationId: customer.id,
      ticketId: null,
      causeAt: instantText(dayStart(zone, plan.on)),
      ...callbackTimes(policy, rule, customer, { from, due }),
    },
    usefulUntil: instantText(instant(dayStart(zone, dayNumber(plan.lastUse + 1)) - 1)),
  };
}
