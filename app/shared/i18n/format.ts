import type { Language } from "#core";

/** A calendar day, short but whole: "Mar 5, 2026", "2026年3月5日". */
const DAY = { year: "numeric", month: "short", day: "numeric" } as const;
/** As the promises beside it are written: "16:42". */
const CLOCK = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;

/** A local date ("2026-03-05") as people read it. The date has no zone, so none is applied. */
export function formatLocalDate(date: string, language: Language): string {
  return new Intl.DateTimeFormat(language, { ...DAY, timeZone: "UTC" }).format(new Date(`${date}T00:00:00Z`));
}

/** The day of an instant in the reader's own zone. */
export function formatInstantDay(instant: string, language: Language, timeZone?: string): string {
  return new Intl.DateTimeFormat(language, {
    ...DAY,
    ...(timeZone === undefined ? {} : { timeZone }),
  }).format(new Date(instant));
}

/** Hours and minutes of an instant (epoch milliseconds) in the reader's own zone. */
export const formatClock = (epochMilliseconds: number, language: Language): string =>
  new Intl.DateTimeFormat(language, CLOCK).format(epochMilliseconds);

const CURRENCY = /^[A-Z]{3}$/;

/** A figure with its unit as the policy names it: an ISO currency ("CNY"), "%", or a word. */
export function formatAmount(amount: number, unit: string | null, language: Language): string {
  if (unit !== null && CURRENCY.test(unit)) {
    return new Intl.NumberFormat(language, {
      style: "currency",
      currency: unit,
      currencyDisplay: "narrowSymbol",
      maximumFractionDigits: Number.isInteger(amount) ? 0 : 2,
    }).format(amount);
  }
  const figure = new Intl.NumberFormat(language, { maximumFractionDigits: 2 }).format(amount);
  if (unit === null) return figure;
  return unit === "%" ? `${figure}%` : `${figure} ${unit}`;
}
