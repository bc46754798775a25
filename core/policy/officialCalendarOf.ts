import type { OfficialCalendar, OfficialCalendars } from "./compileSchedules.ts";

/** Official days as the npm package `chinese-days` lists them: keys are local dates, values name the festival. */
export type OfficialDays = {
  readonly holidays: { readonly [date: string]: string };
  /** Weekend days that are worked in exchange. */
  readonly workdays: { readonly [date: string]: string };
};

/** First and last year whose official days are known. Years outside count as plain weeks. */
export type OfficialYears = { readonly from: number; readonly through: number };

/** The country's official calendar, dates in order. */
export function officialCalendarOf({ holidays, workdays }: OfficialDays): OfficialCalendar {
  return {
    holidays: Object.keys(holidays).toSorted(),
    shifts: Object.keys(workdays)
      .toSorted()
      .map((date) => ({ date })),
  };
}

/** The years that each country's calendar knows; a calendar without days has none. */
export function officialYears(calendars: OfficialCalendars): { readonly [country: string]: OfficialYears } {
  return Object.fromEntries(
    Object.entries(calendars).flatMap(([country, { holidays }]) => {
      const years = holidays.map((date) => Number(date.slice(0, 4)));
      return years.length === 0
        ? []
        : [[country, { from: Math.min(...years), through: Math.max(...years) }] as const];
    }),
  );
}
