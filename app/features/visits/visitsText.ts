import type { BriefVisits, Language } from "#core";
import { formatLocalDate } from "../../shared/i18n/format.ts";
import type { Translate } from "../../shared/i18n/translate.ts";

/** The day before a local date: periods are half-open, people read them closed. */
export function dayBefore(date: string): string {
  const day = new Date(`${date}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() - 1);
  return day.toISOString().slice(0, 10);
}

/** What the period owes: after proration and carry-over where the Worker knows it. */
export const owedOf = ({ atLeast, more }: BriefVisits): number | null =>
  more === undefined ? atLeast : more.owed;

/** "3 of 4", or how many were made where the policy asks for no minimum. */
export function visitsCount(visits: BriefVisits, t: Translate): string {
  const atLeast = owedOf(visits);
  return atLeast === null
    ? t("visits.noMinimum", { done: visits.done })
    : t("visits.ofAtLeast", { done: visits.done, atLeast });
}

/** Why the count is not the policy's own number; null: it is. */
export function visitsOwed({ atLeast, more }: BriefVisits, t: Translate): string | null {
  if (more === undefined || atLeast === null || more.owed === null || more.owed === atLeast) return null;
  return more.carried > 0
    ? t("visits.carried", { carried: more.carried })
    : t("visits.prorated", { atLeast });
}

/** That more are made or planned than the policy allows, as somebody may plan by hand in Zendesk; null: they are not. */
export function visitsBeyond({ done, planned, atMost, beyond }: BriefVisits, t: Translate): string | null {
  const made = done + planned;
  if (beyond === undefined || atMost === null || made <= atMost) return null;
  return t(beyond === "block" ? "visits.beyond.block" : "visits.beyond.warn", { made, atMost });
}

/**
 * What comes next: the planned date, when one would be right, or that nothing is planned. Kept promises say so, unless
 * the pace beside the count does (null).
 */
export function visitsNext(visits: BriefVisits, t: Translate, language: Language): string | null {
  if (visits.nextPlannedOn !== null) {
    return t("visits.next", { date: formatLocalDate(visits.nextPlannedOn, language) });
  }
  const suggested = visits.more?.suggestedOn ?? null;
  if (suggested !== null) return t("visits.nextBy", { date: formatLocalDate(suggested, language) });
  if (visits.planned > 0) return t("visits.planned", { planned: visits.planned });
  const owed = owedOf(visits);
  if (owed !== null && visits.done >= owed) return visits.more === undefined ? t("visits.kept") : null;
  return t("visits.nonePlanned");
}

/** The period as people read it, first and last day. A calendar year is just its number. */
export function visitsPeriod(
  { period }: Pick<BriefVisits, "period">,
  t: Translate,
  language: Language,
): string {
  const { from, to } = period;
  const last = dayBefore(to);
  const year = from.slice(0, 4);
  if (from === `${year}-01-01` && last === `${year}-12-31`) return year;
  return t("visits.period", { from: formatLocalDate(from, language), to: formatLocalDate(last, language) });
}
