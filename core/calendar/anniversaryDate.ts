import { type DayNumber, parseDay } from "../time/localDate.ts";

/** The day on which a date comes round in a year; 29 February is kept on the 28th of common years. */
export function anniversaryDate(date: string, year: number): DayNumber | null {
  const [, monthAndDay = ""] = /^\d{4}-(\d{2}-\d{2})/.exec(date) ?? [];
  return parseDay(`${year}-${monthAndDay}`) ?? (monthAndDay === "02-29" ? parseDay(`${year}-02-28`) : null);
}
