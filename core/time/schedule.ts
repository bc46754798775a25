import { type DayNumber, dayNumber, type LocalDate, parseDay, weekday } from "./localDate.ts";
import { type LocalAxis, localAxis } from "./localAxis.ts";
import { joinWindows, type Window, withoutBreaks } from "./window.ts";

/** When a clock counts, as a policy writes it (windows already parsed). Dates are the zone's own. */
export type ScheduleDefinition = {
  /** IANA name, "Asia/Shanghai". */
  readonly zone: string;
  readonly week: { readonly [Day in Weekday]: readonly Window[] };
  /** Closed dates `[from, through]`; `through: null` is one day. */
  readonly holidays: readonly { readonly from: LocalDate; readonly through: LocalDate | null }[];
  /** Windows closed on one date. */
  readonly breaks: readonly { readonly on: LocalDate; readonly windows: readonly Window[] }[];
  /** A date's own windows in place of the weekly ones; it also opens a holiday (make-up workdays). */
  readonly shifts: readonly { readonly on: LocalDate; readonly windows: readonly Window[] }[];
};

const WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
type Weekday = (typeof WEEKDAYS)[number];

/** A schedule ready to count with. */
export type Schedule = { readonly zone: string; readonly axis: LocalAxis };

/** Compiles once: every date that differs from its weekday, and the sums to count by. */
export function scheduleOf(definition: ScheduleDefinition): Schedule {
  const week = WEEKDAYS.map((day) => joinWindows(definition.week[day]));
  const dates = new Map<DayNumber, readonly Window[]>();
  for (const { from, through } of definition.holidays) {
    const last = dayOf(through ?? from);
    for (let day = dayOf(from); day <= last; day = dayNumber(day + 1)) dates.set(day, []);
  }
  for (const { on, windows } of definition.shifts) dates.set(dayOf(on), joinWindows(windows));
  for (const { on, windows } of definition.breaks) {
    const day = dayOf(on);
    const open = dates.get(day) ?? week[weekday(day)] ?? [];
    dates.set(day, withoutBreaks(open, joinWindows(windows)));
  }
  return { zone: definition.zone, axis: localAxis(week, dates) };
}

function dayOf(date: LocalDate): DayNumber {
  const day = parseDay(date);
  if (day === null) throw new RangeError(`not a date: ${date}`);
  return day;
}
