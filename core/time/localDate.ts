declare const unit: unique symbol;

/** A local calendar date as the count of days since 1970-01-01. */
export type DayNumber = number & { readonly [unit]: "days since 1970-01-01" };

/** A local calendar date as text, "2026-04-01". */
export type LocalDate = string;

const FORM = /^(\d{4})-(\d{2})-(\d{2})$/;
const SECONDS_PER_DAY = 86_400;

/** The day of an ISO date; null when there is no such date. */
export function parseDay(date: string): DayNumber | null {
  if (!FORM.test(date)) return null;
  const at = Date.parse(`${date}T00:00:00Z`);
  if (Number.isNaN(at)) return null;
  const day = dayNumber(Math.floor(at / 1000 / SECONDS_PER_DAY));
  return dayText(day) === date ? day : null;
}

export const dayNumber = (days: number): DayNumber => days as DayNumber;

/** The ISO date of a day. */
export function dayText(day: DayNumber): LocalDate {
  return new Date(day * SECONDS_PER_DAY * 1000).toISOString().slice(0, 10);
}

/** 0 is Monday, 6 is Sunday. */
export function weekday(day: DayNumber): number {
  // 1970-01-01 was a Thursday.
  return (((day + 3) % 7) + 7) % 7;
}

/** The same date some months later (or earlier); a date the month lacks becomes its last one. */
export function addMonths(day: DayNumber, months: number): DayNumber {
  const date = new Date(day * SECONDS_PER_DAY * 1000);
  const first = new Date(0);
  first.setUTCFullYear(date.getUTCFullYear(), date.getUTCMonth() + months, 1);
  const last = new Date(0);
  last.setUTCFullYear(first.getUTCFullYear(), first.getUTCMonth() + 1, 0);
  first.setUTCDate(Math.min(date.getUTCDate(), last.getUTCDate()));
  return dayNumber(Math.round(first.getTime() / 1000 / SECONDS_PER_DAY));
}
