import type { LocalDate } from "#core";
import type { TextKey } from "../../shared/i18n/translate.ts";

/** Over what time a lead asks who was not called, in the order of the choice. */
export const CALLED_PERIODS = [
  "this_month",
  "last_month",
  "this_quarter",
  "last_quarter",
  "this_year",
] as const;

export type CalledPeriod = (typeof CALLED_PERIODS)[number];

export const PERIOD_TEXTS = {
  this_month: "admin.notCalled.period.thisMonth",
  last_month: "admin.notCalled.period.lastMonth",
  this_quarter: "admin.notCalled.period.thisQuarter",
  last_quarter: "admin.notCalled.period.lastQuarter",
  this_year: "admin.notCalled.period.thisYear",
} as const satisfies Record<CalledPeriod, TextKey>;

/** `[from, to)`, and `last`, the last day that counts. */
export type PeriodDates = { readonly from: LocalDate; readonly to: LocalDate; readonly last: LocalDate };

const MONTHS = { month: 1, quarter: 3, year: 12 } as const;

/** The calendar month, quarter or year that `today` is in, or the one before. */
export function periodDates(period: CalledPeriod, today: LocalDate): PeriodDates {
  const date = new Date(`${today}T00:00:00Z`);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
  const span = (months: number, back: number): PeriodDates => {
    const first = month - (month % months) - back * months;
    return { from: day(year, first), to: day(year, first + months), last: day(year, first + months, 0) };
  };
  switch (period) {
    case "this_month":
      return span(MONTHS.month, 0);
    case "last_month":
      return span(MONTHS.month, 1);
    case "this_quarter":
      return span(MONTHS.quarter, 0);
    case "last_quarter":
      return span(MONTHS.quarter, 1);
    case "this_year":
      return span(MONTHS.year, 0);
  }
}

/** Months and days beyond their ends run on into the next or the one before. */
const day = (year: number, month: number, date = 1): LocalDate =>
  new Date(Date.UTC(year, month, date)).toISOString().slice(0, 10);
