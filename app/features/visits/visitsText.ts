import type { BriefVisits, Language } from "#core";
import { formatLocalDate } from "../../shared/i18n/format.ts";
import type { Translate } from "../../shared/i18n/translate.ts";

/** The day before a local date: periods are half-open, people read them closed. */
export function dayBefore(date: string): string {
  const day = new Date(`${date}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() - 1);
  return day.toISOString().slice(0, 10);
}

/** "3 of 4", or how many were made where the policy asks for no minimum. */
export const visitsCount = (visits: BriefVisits, t: Translate): string =>
  visits.atLeast === null
    ? t("visits.noMinimum", { done: visits.done })
    : t("visits.ofAtLeast", { done: visits.done, atLeast: visits.atLeast });

/** What comes next: the planned date, the number planned, or that nothing is. Kept promises say so. */
export function visitsNext(visits: BriefVisits, t: Translate, language: Language): string {
  if (visits.nextPlannedOn !== null) {
    return t("visits.next", { date: formatLocalDate(visits.nextPlannedOn, language) });
  }
  if (visits.planned > 0) return t("visits.planned", { planned: visits.planned });
  if (visits.atLeast !== null && visits.done >= visits.atLeast) return t("visits.kept");
  return t("visits.nonePlanned");
}

/** The period as people read it, first and last day. A calendar year is just its number. */
export function visitsPeriod(visits: BriefVisits, t: Translate, language: Language): string {
  const { from, to } = visits.period;
  const last = dayBefore(to);
  const year = from.slice(0, 4);
  if (from === `${year}-01-01` && last === `${year}-12-31`) return year;
  return t("visits.period", { from: formatLocalDate(from, language), to: formatLocalDate(last, language) });
}
