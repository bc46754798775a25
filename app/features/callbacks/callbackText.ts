import type { BriefCallback, CallbackResult, Language } from "#core";
import { formatDuration } from "../../shared/i18n/duration.ts";
import { localized } from "../../shared/i18n/language.ts";
import type { TextKey, Translate } from "../../shared/i18n/translate.ts";
import { formatMoment } from "../../shared/time/momentText.ts";
import type { CallbackMistake } from "./callbackDraft.ts";
import type { PutOffMistake } from "./putOff.ts";
import type { CallbackStanding } from "./callbackStanding.ts";

export const RESULT_TEXTS = {
  satisfied: "callbacks.result.satisfied",
  fairly_satisfied: "callbacks.result.fairlySatisfied",
  dissatisfied: "callbacks.result.dissatisfied",
  unreachable: "callbacks.result.unreachable",
  refused: "callbacks.result.refused",
} as const satisfies Record<CallbackResult, TextKey>;

const seconds = (milliseconds: number): number => Math.max(0, Math.floor(milliseconds / 1000));

/** When to call, in words that change by the minute. */
export function standingText(
  standing: CallbackStanding,
  now: number,
  t: Translate,
  language: Language,
): string {
  switch (standing.kind) {
    case "waiting":
      return t("callbacks.from", { time: formatMoment(standing.from, now, t, language) });
    case "due":
      return t("callbacks.left", { duration: formatDuration(seconds(standing.millisecondsLeft), language) });
    case "overdue":
      return t("callbacks.overdue", {
        duration: formatDuration(seconds(standing.millisecondsLate), language),
      });
  }
}

/** Which try it is, where it is not the first. */
export const attemptText = ({ attempt, attemptsAtMost }: BriefCallback, t: Translate): string | null =>
  attempt <= 1 ? null : t("callbacks.attempt", { attempt, atMost: attemptsAtMost });

export function callbackMistakeText(mistake: CallbackMistake, t: Translate, language: Language): string {
  switch (mistake.kind) {
    case "no_result":
      return t("callbacks.mistake.noResult");
    case "no_cause":
      return t("callbacks.mistake.noCause");
    case "no_answer":
      return t("callbacks.mistake.noAnswer", { question: localized(mistake.question.title, language) });
  }
}

/** @param timeZone the reader's own where it is left out. */
export function putOffMistakeText(
  mistake: PutOffMistake,
  now: number,
  t: Translate,
  language: Language,
  timeZone?: string,
): string {
  switch (mistake.kind) {
    case "no_time":
      return t("callbacks.putOff.noTime");
    case "past":
      return t("callbacks.putOff.past");
    case "outside_hours":
      return mistake.next === null
        ? t("callbacks.putOff.never")
        : t("callbacks.putOff.outside", { time: formatMoment(mistake.next, now, t, language, timeZone) });
  }
}
