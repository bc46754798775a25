import type { BriefPromise, Language } from "#core";
import { factValueText } from "../../shared/explanation/factValue.ts";
import { formatDuration } from "../../shared/i18n/duration.ts";
import { localized } from "../../shared/i18n/language.ts";
import type { TextKey, Translate } from "../../shared/i18n/translate.ts";
import type { PromiseStanding } from "./promiseStanding.ts";
import { formatMoment } from "../../shared/time/momentText.ts";

const METRIC_TEXTS = {
  first_reply: "promise.metric.firstReply",
  next_reply: "promise.metric.nextReply",
  update: "promise.metric.update",
  resolution: "promise.metric.resolution",
  step: "promise.metric.step",
  callback_outcome: "promise.metric.callbackOutcome",
} as const satisfies Record<BriefPromise["metric"], TextKey>;

/** What is promised: the step's own title, else the metric's. */
export const promiseTitle = (promise: BriefPromise, t: Translate, language: Language): string =>
  promise.title === null ? t(METRIC_TEXTS[promise.metric]) : localized(promise.title, language);

const HOUR_SECONDS = 3_600;
const wholeSeconds = (milliseconds: number): number => Math.max(0, Math.floor(milliseconds / 1_000));

/** "42:10", for the last hour; the eye follows it, so the words around it need not change. */
const minutesAndSeconds = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;

/** The large words: time left, how late, or that it stands. `spoken`: for readers, in words only. */
export function clockText(
  standing: PromiseStanding,
  t: Translate,
  language: Language,
): { readonly shown: string; readonly spoken: string } {
  const same = (text: string) => ({ shown: text, spoken: text });
  switch (standing.kind) {
    case "paused":
      return same(t("promise.paused"));
    case "late":
      if (standing.millisecondsLate === null) return same(t("promise.late"));
      return same(
        t("promise.lateBy", { duration: formatDuration(wholeSeconds(standing.millisecondsLate), language) }),
      );
    case "closed":
      return same(t("promise.closed"));
    case "calm":
    case "warned": {
      if (standing.millisecondsLeft === null) return same(t("promise.open"));
      const seconds = wholeSeconds(standing.millisecondsLeft);
      const spoken = t("promise.left", { duration: formatDuration(seconds, language) });
      return seconds < HOUR_SECONDS ? { shown: minutesAndSeconds(seconds), spoken } : same(spoken);
    }
  }
}

function pausedText(promise: BriefPromise, now: number, t: Translate, language: Language): string {
  const { pausedSince, pausedBy, dueAt } = promise;
  const since =
    pausedSince === null ? null : t("promise.since", { time: formatMoment(pausedSince, now, t, language) });
  const why =
    pausedBy === null
      ? null
      : pausedBy.kind === "reason"
        ? localized(pausedBy.title, language)
        : factValueText(pausedBy.status, { field: "status", unit: null }, t, language);
  const due =
    dueAt === null ? null : t("promise.dueIfResumed", { time: formatMoment(dueAt, now, t, language) });
  return [since, why, due].filter((part) => part !== null).join(" · ");
}

/** The quiet words below: when exactly, by close, or why it stands. Times in the reader's own zone. */
export function dueText(
  promise: BriefPromise,
  standing: PromiseStanding,
  now: number,
  t: Translate,
  language: Language,
): string {
  const { dueAt, byCloseAt, opensAt } = promise;
  const moment = (instant: string): string => formatMoment(instant, now, t, language);
  switch (standing.kind) {
    case "paused":
      return pausedText(promise, now, t, language);
    case "late":
      return dueAt === null ? "" : t("promise.wasDue", { time: moment(dueAt) });
    case "closed":
      return dueAt === null ? "" : t("promise.dueAtOpening", { time: moment(dueAt) });
    case "calm":
    case "warned": {
      if (dueAt === null) return t("promise.neverOpens");
      const due =
        byCloseAt === null
          ? t("promise.due", { time: moment(dueAt) })
          : t("promise.byClose", { time: moment(byCloseAt) });
      const isClosedNow = opensAt !== null && Date.parse(opensAt) > now;
      return isClosedNow ? `${due} · ${t("promise.runsFrom", { time: moment(opensAt) })}` : due;
    }
  }
}

/** Said once when the standing changes: which promise, and how it stands now. Paused and calm need no shout. */
export function announcement(
  promise: BriefPromise,
  standing: PromiseStanding,
  t: Translate,
  language: Language,
) {
  const title = promiseTitle(promise, t, language);
  switch (standing.kind) {
    case "late":
      return t("promise.say.late", { title });
    case "warned":
      return t("promise.say.warned", { title });
    case "closed":
      return t("promise.say.closed", { title });
    case "paused":
      return t("promise.say.paused", { title });
    case "calm":
      return t("promise.say.calm", { title });
  }
}
