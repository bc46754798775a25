import {
  addMonths,
  type DayNumber,
  dayNumber,
  dayText,
  type LocalDate,
  parseDay,
} from "../time/localDate.ts";
import type { PolicyDocument } from "../policy/schema/document.ts";

type PeriodKind = PolicyDocument["visits"]["quotas"][number]["period"];

/** The local dates `[from, to)` a quota counts today. */
export type QuotaPeriod = { readonly from: DayNumber; readonly to: DayNumber };

/**
 * @param contractStart a date any contract year begins on; without it a contract year is the calendar year.
 */
export function quotaPeriod(
  kind: PeriodKind,
  today: DayNumber,
  contractStart: LocalDate | null,
): QuotaPeriod {
  switch (kind) {
    case "calendar_year":
      return calendarYear(today);
    case "rolling_12_months": {
      const tomorrow = dayNumber(today + 1);
      return { from: addMonths(tomorrow, -12), to: tomorrow };
    }
    case "contract_year": {
      const start = contractStart === null ? null : parseDay(contractStart);
      return start === null ? calendarYear(today) : contractYear(start, today);
    }
  }
}

/** The period just before. */
export function previousPeriod(
  kind: PeriodKind,
  { from }: QuotaPeriod,
  contractStart: LocalDate | null,
): QuotaPeriod {
  switch (kind) {
    case "rolling_12_months":
      return { from: addMonths(from, -12), to: from };
    case "calendar_year":
    case "contract_year":
      return quotaPeriod(kind, dayNumber(from - 1), contractStart);
  }
}

function calendarYear(today: DayNumber): QuotaPeriod {
  const year = yearOf(today);
  return { from: firstDay(year), to: firstDay(year + 1) };
}

function contractYear(start: DayNumber, today: DayNumber): QuotaPeriod {
  // Counted from the start itself, so that 29 February comes back in leap years.
  let years = yearOf(today) - yearOf(start);
  if (addMonths(start, years * 12) > today) years -= 1;
  return { from: addMonths(start, years * 12), to: addMonths(start, (years + 1) * 12) };
}

const yearOf = (day: DayNumber): number => Number(dayText(day).slice(0, 4));

function firstDay(year: number): DayNumber {
  const day = parseDay(`${String(year).padStart(4, "0")}-01-01`);
  if (day === null) throw new RangeError(`not a year: ${year}`);
  return day;
}
