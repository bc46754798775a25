import type { BriefVisit, BriefVisitsMore, CallStanding, Language } from "#core";
import { formatLocalDate } from "../../shared/i18n/format.ts";
import { localized } from "../../shared/i18n/language.ts";
import type { TextKey, Translate } from "../../shared/i18n/translate.ts";
import { shownIn } from "../../shared/time/zonedTime.ts";

const LACK_TEXTS = {
  record: "visits.lacks.record",
  note: "visits.lacks.note",
  signature: "visits.lacks.signature",
  confirmation: "visits.lacks.confirmation",
} as const satisfies Record<Exclude<BriefVisit["lacks"][number], "callback">, TextKey>;

/** How the call about it stands, where there still has to be one. */
const CALL_TEXTS = {
  none: "visits.lacks.callback",
  planned: "visits.lacks.callPlanned",
  overdue: "visits.lacks.callOverdue",
  done: null,
  not_needed: null,
} as const satisfies Record<CallStanding, TextKey | null>;

/** The day it took place or is due, with the appointed time by the policy's clock. */
export function visitWhen(visit: BriefVisit, zone: string, t: Translate, language: Language): string {
  if (visit.doneOn !== null) return formatLocalDate(visit.doneOn, language);
  if (visit.plannedOn === null) return t("visits.noDate");
  const day = formatLocalDate(visit.plannedOn, language);
  return visit.plannedFor === null ? day : `${day} ${shownIn(zone, Date.parse(visit.plannedFor)).time}`;
}

/** The kind's title; without one just "Visit". */
export function visitTitle(
  visit: Pick<BriefVisit, "kind">,
  { kinds }: Pick<BriefVisitsMore, "kinds">,
  t: Translate,
  language: Language,
): string {
  const kind = kinds.find(({ key }) => key === visit.kind);
  return kind === undefined ? t("visits.one") : localized(kind.title, language);
}

/** What else to know: unplanned, counts not, silent misses, what is missing. */
export function visitRemarks(visit: BriefVisit, t: Translate): readonly string[] {
  return [
    ...(visit.isUnplanned ? [t("visits.unplanned")] : []),
    ...(visit.isExempt ? [t("visits.exempt")] : []),
    ...(visit.result === "unsolved" ? [t("visits.unsolved")] : []),
    ...(visit.silentMisses > 0 ? [t("visits.silentMisses", { count: visit.silentMisses })] : []),
    ...visit.lacks.flatMap((lack) => {
      const text = lack === "callback" ? CALL_TEXTS[visit.call ?? "none"] : LACK_TEXTS[lack];
      return text === null ? [] : [t(text)];
    }),
    ...(visit.isArchived ? [t("visits.archived")] : []),
  ];
}
