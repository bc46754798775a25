import type { Language } from "#core";
import type { Translate } from "../i18n/translate.ts";

const DAY_MILLISECONDS = 86_400_000;
const TIME = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;
const DATE = { weekday: "short", month: "short", day: "numeric" } as const;

/** The local date of an instant, as a count of days, so that neighbours differ by one. */
function localDay(epochMilliseconds: number, timeZone: string | undefined): number {
  const date = new Intl.DateTimeFormat("en-CA", { dateStyle: "short", ...zoneOption(timeZone) });
  return Date.parse(`${date.format(epochMilliseconds)}T00:00:00Z`) / DAY_MILLISECONDS;
}

const zoneOption = (timeZone: string | undefined) => (timeZone === undefined ? {} : { timeZone });

/**
 * An instant beside `now` (epoch milliseconds) as an agent would say it: "today 16:42", "tomorrow 09:00",
 * "Mon, Nov 23, 09:00". In `timeZone`, or in the reader's own.
 */
export function formatMoment(
  instant: string,
  now: number,
  t: Translate,
  language: Language,
  timeZone?: string,
): string {
  const at = Date.parse(instant);
  const time = new Intl.DateTimeFormat(language, { ...TIME, ...zoneOption(timeZone) }).format(at);
  switch (localDay(at, timeZone) - localDay(now, timeZone)) {
    case 0:
      return t("promise.moment.today", { time });
    case 1:
      return t("promise.moment.tomorrow", { time });
    case -1:
      return t("promise.moment.yesterday", { time });
  }
  return new Intl.DateTimeFormat(language, { ...DATE, ...TIME, ...zoneOption(timeZone) }).format(at);
}
