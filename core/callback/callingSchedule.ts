import type { CustomerFacts } from "../contract/facts.ts";
import type { Policy } from "../policy/policy.ts";
import { dayStart } from "../time/dayStart.ts";
import { isAlwaysOpen } from "../time/isAlwaysOpen.ts";
import { type DayNumber, dayNumber, dayText, weekday } from "../time/localDate.ts";
import { nextOpening } from "../time/nextOpening.ts";
import { type Schedule, type ScheduleDefinition, scheduleOf } from "../time/schedule.ts";
import { parseWindow, type Window } from "../time/window.ts";
import type { CallbackRule } from "./callbackRule.ts";
import { customerZone } from "./customerZone.ts";

/** Not too early, not too late, not in the lunch break (E6), where the policy says nothing else. */
const USUAL: readonly Window[] = ["09:30-11:30", "14:00-17:30"].flatMap((text) => parseWindow(text) ?? []);
const NO_CALLS: ScheduleDefinition["week"] = {
  mon: [],
  tue: [],
  wed: [],
  thu: [],
  fri: [],
  sat: [],
  sun: [],
};
const MONDAY_TO_FRIDAY = { ...NO_CALLS, mon: USUAL, tue: USUAL, wed: USUAL, thu: USUAL, fri: USUAL };
const WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;

/**
 * When this customer may be called: the policy's calling hours (default: working days, morning and afternoon) on the
 * customer's own clock, without the days on which the schedule of `skipHolidaysOf` is closed, and with the days it makes up for
 * them. Left out, that is the rule's; where the rule runs round the clock, the policy's first schedule that closes.
 */
export function callingSchedule(
  policy: Policy,
  rule: CallbackRule,
  customer: CustomerFacts | null,
): Schedule {
  const { callingHours } = policy.document;
  const own = policy.schedules.get(rule.schedule);
  const of = policy.schedules.get(callingHours?.skipHolidaysOf ?? "") ?? workdaysOf(policy, own);
  const week = callingHours?.week ?? usualWeek(of);
  return scheduleOf({
    zone: customerZone(policy, customer, own?.zone ?? "Etc/UTC"),
    week,
    breaks: [],
    ...exceptions(of, week),
  });
}

const compiled = new WeakMap<Policy, Map<string, Schedule>>();

/** Whether a customer may be called on a date of the rule's schedule; by the customer's clock a part of the day is another date. */
export function isCallingDay(
  policy: Policy,
  rule: CallbackRule,
  customer: CustomerFacts,
  day: DayNumber,
): boolean {
  const zone = policy.schedules.get(rule.schedule)?.zone ?? "Etc/UTC";
  const slot = nextOpening(compiledFor(policy, rule, customer, zone), dayStart(zone, day));
  return slot !== null && slot < dayStart(zone, dayNumber(day + 1));
}

/** Compiled once for each rule and zone: planning asks for many days of many customers. */
function compiledFor(policy: Policy, rule: CallbackRule, customer: CustomerFacts, zone: string): Schedule {
  const known = compiled.get(policy) ?? new Map<string, Schedule>();
  compiled.set(policy, known);
  const key = `${rule.key} ${customerZone(policy, customer, zone)}`;
  const schedule = known.get(key) ?? callingSchedule(policy, rule, customer);
  known.set(key, schedule);
  return schedule;
}

/** Working days are those on which the schedule opens; of one that never closes, or never opens, Monday to Friday. */
function usualWeek(of: Schedule | undefined): ScheduleDefinition["week"] {
  const worked = WEEKDAYS.filter((_, day) => (of?.axis.week[day] ?? []).length > 0);
  if (of === undefined || isAlwaysOpen(of) || worked.length === 0) return MONDAY_TO_FRIDAY;
  return { ...NO_CALLS, ...Object.fromEntries(worked.map((day) => [day, USUAL])) };
}

function workdaysOf({ schedules }: Policy, own: Schedule | undefined): Schedule | undefined {
  if (own === undefined || !isAlwaysOpen(own)) return own;
  return [...schedules.values()].find((schedule) => !isAlwaysOpen(schedule)) ?? own;
}

function exceptions(
  of: Schedule | undefined,
  week: ScheduleDefinition["week"],
): Pick<ScheduleDefinition, "holidays" | "shifts"> {
  const days = of?.axis.exceptions ?? [];
  const usual = WEEKDAYS.map((day) => week[day]).find((windows) => windows.length > 0) ?? [];
  return {
    holidays: days
      .filter(({ windows }) => windows.length === 0)
      .map(({ day }) => ({ from: dayText(day), through: null })),
    shifts: days
      .filter(({ day, windows }) => windows.length > 0 && week[WEEKDAYS[weekday(day)] ?? "mon"].length === 0)
      .filter(({ day }) => (of?.axis.week[weekday(day)] ?? []).length === 0)
      .map(({ day }) => ({ on: dayText(day), windows: usual })),
  };
}
