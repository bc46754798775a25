import type { CustomerFacts } from "../contract/facts.ts";
import type { Policy } from "../policy/policy.ts";
import { closingOf } from "../time/closingOf.ts";
import { dayStart } from "../time/dayStart.ts";
import { type Instant, instant } from "../time/instant.ts";
import { isWorkingDay } from "../time/isWorkingDay.ts";
import { type DayNumber, dayNumber } from "../time/localDate.ts";
import { localDay } from "../time/localDay.ts";
import type { Schedule } from "../time/schedule.ts";
import { dueOf } from "./callbackTimes.ts";
import type { CallbackRule } from "./callbackRule.ts";
import { isCallingDay } from "./callingSchedule.ts";
import type { Occurrence } from "./occurrence.ts";
import { spreadOf } from "./spreadOf.ts";

/** When an occurrence is planned for, due, and of no use any more. */
export type OccurrencePlan = {
  readonly on: DayNumber;
  readonly due: Instant;
  readonly lastUse: DayNumber;
};

/** A late first call is still welcome for a week at least. */
const USEFUL_DAYS_AT_LEAST = 7;

/** No holiday lasts longer than this. */
const CLOSED_DAYS_AT_MOST = 31;

/**
 * The day of an occurrence for one customer, evenly spread over the working days of its time on which customers are called: a call
 * that slides to the next calling hours may come too late. Null: it has none.
 */
export function plannedOn(
  policy: Policy,
  rule: CallbackRule,
  occurrence: Occurrence,
  customer: CustomerFacts,
): OccurrencePlan | null {
  const schedule = policy.schedules.get(rule.schedule);
  if (schedule === undefined) return null;
  const { from } = occurrence;
  const dueByRule = dueOf(policy, rule, dayStart(schedule.zone, from));
  const dueDay = localDay(schedule.zone, instant(dueByRule - 1));
  const lastUse =
    occurrence.lastUse ??
    dayNumber(dueDay + (dueDay - from > USEFUL_DAYS_AT_LEAST ? dueDay - from : USEFUL_DAYS_AT_LEAST));
  const last = dueDay < lastUse ? dueDay : lastUse;
  const due = dueDay <= lastUse ? dueByRule : closingOf(schedule, lastUse);
  if (!occurrence.isSpread) return { on: from, due, lastUse };
  const on = dayAmong(policy, rule, customer, workingDays(schedule, from, last));
  if (on.isCalling || !occurrence.mayComeBefore) return on.day === null ? null : { on: on.day, due, lastUse };
  const isCalling = (day: DayNumber): boolean => isCallingDay(policy, rule, customer, day);
  const before = daysBefore(schedule, from).findLast(isCalling);
  return before === undefined ? null : { on: before, due: closingOf(schedule, before), lastUse };
}

/** One of these days for a customer, over many customers evenly; where nobody is called on it, one of the others if possible. */
function dayAmong(
  policy: Policy,
  rule: CallbackRule,
  customer: CustomerFacts,
  days: readonly DayNumber[],
): { readonly day: DayNumber | null; readonly isCalling: boolean } {
  const isCalling = (day: DayNumber): boolean => isCallingDay(policy, rule, customer, day);
  const among = (some: readonly DayNumber[]) => some[spreadOf(customer.id, rule.key, some.length)] ?? null;
  const first = among(days);
  if (first === null || isCalling(first)) return { day: first, isCalling: first !== null };
  const other = among(days.filter(isCalling));
  return { day: other ?? first, isCalling: other !== null };
}

const daysBefore = (schedule: Schedule, day: DayNumber): readonly DayNumber[] =>
  workingDays(schedule, dayNumber(day - CLOSED_DAYS_AT_MOST), dayNumber(day - 1));

/**
 * The day for one whose day has passed unused (the Worker was away, or the customer came under the rule later): today, or
 * within as many days as were missed, so that what was left over does not all come on one day; in time where that is possible.
 */
export function catchUpDay(
  policy: Policy,
  rule: CallbackRule,
  { on, due, lastUse }: OccurrencePlan,
  customer: CustomerFacts,
  today: DayNumber,
): DayNumber {
  const schedule = policy.schedules.get(rule.schedule);
  if (on >= today || schedule === undefined) return on;
  const dueDay = localDay(schedule.zone, instant(due - 1));
  const latest = Math.min(today + (today - on), dueDay >= today ? dueDay : lastUse);
  return dayAmong(policy, rule, customer, workingDays(schedule, today, dayNumber(latest))).day ?? today;
}

/**
 * Until when a call is due whose time had passed before it could be made (the customer came under the rule later): its time
 * counts from today, no further than it is of use, and lasts until the end of the day it is planned on now.
 */
export function dueFromToday(
  policy: Policy,
  rule: CallbackRule,
  { due, lastUse }: OccurrencePlan,
  { today, on }: { readonly today: DayNumber; readonly on: DayNumber },
): Instant {
  const schedule = policy.schedules.get(rule.schedule);
  if (schedule === undefined || lastUse < today) return due;
  const start = dayStart(schedule.zone, today);
  if (due > start) return due;
  const byRule = Math.min(dueOf(policy, rule, start), closingOf(schedule, lastUse));
  return instant(Math.max(byRule, closingOf(schedule, on)));
}

function workingDays(schedule: Schedule, from: DayNumber, through: DayNumber): readonly DayNumber[] {
  const days: DayNumber[] = [];
  for (let day = from; day <= through; day = dayNumber(day + 1)) {
    if (isWorkingDay(schedule, day)) days.push(day);
  }
  return days;
}
