import type { Policy } from "../policy/policy.ts";
import { closingOf } from "../time/closingOf.ts";
import { dayStart } from "../time/dayStart.ts";
import { type Instant, instant } from "../time/instant.ts";
import { isWorkingDay } from "../time/isWorkingDay.ts";
import { type DayNumber, dayNumber } from "../time/localDate.ts";
import { localDay } from "../time/localDay.ts";
import { dueOf } from "./callbackTimes.ts";
import type { CallbackRule } from "./callbackRule.ts";
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

/** The day of an occurrence for one customer, evenly spread over the working days of its time. */
export function plannedOn(
  policy: Policy,
  rule: CallbackRule,
  occurrence: Occurrence,
  customerId: number,
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
  const days: DayNumber[] = [];
  for (let day = from; day <= last; day = dayNumber(day + 1)) if (isWorkingDay(schedule, day)) days.push(day);
  return { on: days[spreadOf(customerId, rule.key, days.length)] ?? from, due, lastUse };
}

/**
 * The day for one whose day has passed unused (the Worker was away, or the customer came under the rule later): today, or
 * up to as many days later as were missed, so that what was left over does not all come on one day.
 */
export function catchUpDay(
  { on, lastUse }: OccurrencePlan,
  customerId: number,
  rule: CallbackRule,
  today: DayNumber,
): DayNumber {
  const missed = today - on;
  if (missed <= 0) return on;
  const room = lastUse > today ? lastUse - today : 0;
  return dayNumber(today + spreadOf(customerId, rule.key, Math.min(missed, room) + 1));
}
