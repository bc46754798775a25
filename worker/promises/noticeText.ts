import type { DueDeadline, Language, Localized, Metric } from "#core";

/** What a person is told of a clock where the policy gives no words of its own. */
type Wording = {
  readonly metrics: Record<Exclude<Metric, "step">, string>;
  readonly happened: Record<DueDeadline["kind"], (what: string, at: string) => string>;
};

const WORDING = {
  en: {
    metrics: {
      first_reply: "first reply",
      next_reply: "next reply",
      update: "update",
      resolution: "resolution",
    },
    happened: {
      start: (what, at) => `The time for "${what}" runs since ${at}.`,
      warning: (what, at) => `The time for "${what}" is running out (warning at ${at}).`,
      breach: (what, at) => `The time for "${what}" ended at ${at} without it.`,
      escalation: (what, at) => `"${what}" is still missing; this was to be passed on to you at ${at}.`,
    },
  },
  "zh-CN": {
    metrics: { first_reply: "首次回复", next_reply: "后续回复", update: "进度更新", resolution: "解决" },
    happened: {
      start: (what, at) => `“${what}”自 ${at} 起计时。`,
      warning: (what, at) => `“${what}”的时限将到（${at} 预警）。`,
      breach: (what, at) => `“${what}”已于 ${at} 超时。`,
      escalation: (what, at) => `“${what}”仍未完成，按规定于 ${at} 上报给您。`,
    },
  },
  "zh-TW": {
    metrics: { first_reply: "首次回覆", next_reply: "後續回覆", update: "進度更新", resolution: "解決" },
    happened: {
      start: (what, at) => `「${what}」自 ${at} 起計時。`,
      warning: (what, at) => `「${what}」的時限將到（${at} 預警）。`,
      breach: (what, at) => `「${what}」已於 ${at} 逾時。`,
      escalation: (what, at) => `「${what}」仍未完成，依規定於 ${at} 上報給您。`,
    },
  },
} as const satisfies Record<Language, Wording>;

export function inLanguage(text: Localized, language: Language): string {
  return text[language] ?? text.en;
}

/** One sentence on what has come. @param title of a step; null: the metric's own name. */
export function noticeText(
  { kind, at }: Pick<DueDeadline, "kind" | "at">,
  clock: { readonly metric: Metric; readonly title: Localized | null },
  language: Language,
): string {
  const { metrics, happened } = WORDING[language];
  const own = clock.metric === "step" ? "" : metrics[clock.metric];
  const what = clock.title === null ? own : inLanguage(clock.title, language);
  return happened[kind](what, at);
}
