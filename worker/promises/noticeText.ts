import { type DueDeadline, type Language, type Localized, type Metric, zonedText } from "#core";

/** What a person is told of a clock where the policy gives no words of its own. */
type Wording = {
  readonly metrics: Record<Exclude<Metric, "step">, string>;
  readonly happened: Record<DueDeadline["kind"], (what: string, at: string) => string>;
  readonly withdrawn: Record<DueDeadline["kind"], (what: string, at: string) => string>;
  /** What of the actions stays, for people to look at. */
  readonly stays: string;
};

const LATE = {
  en: "news of what came before it reached us late",
  "zh-CN": "此前发生的事情送达较晚",
  "zh-TW": "此前發生的事情送達較晚",
} as const satisfies Record<Language, string>;

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
    withdrawn: {
      start: (what, at) => `The time for "${what}" did not start at ${at}: ${LATE.en}.`,
      warning: (what, at) => `The warning of "${what}" (${at}) was not due: ${LATE.en}.`,
      breach: (what, at) => `The breach of "${what}" (${at}) did not happen: ${LATE.en}.`,
      escalation: (what, at) => `The escalation of "${what}" (${at}) was not due: ${LATE.en}.`,
    },
    stays: "Tags set for it are removed; priority, group, assignee and followers stay as they are now.",
  },
  "zh-CN": {
    metrics: { first_reply: "首次回复", next_reply: "后续回复", update: "进度更新", resolution: "解决" },
    happened: {
      start: (what, at) => `“${what}”自 ${at} 起计时。`,
      warning: (what, at) => `“${what}”的时限将到（${at} 预警）。`,
      breach: (what, at) => `“${what}”已于 ${at} 超时。`,
      escalation: (what, at) => `“${what}”仍未完成，按规定于 ${at} 上报给您。`,
    },
    withdrawn: {
      start: (what, at) => `“${what}”并未于 ${at} 起计时：${LATE["zh-CN"]}。`,
      warning: (what, at) => `“${what}”的预警（${at}）不成立：${LATE["zh-CN"]}。`,
      breach: (what, at) => `“${what}”的超时（${at}）并未发生：${LATE["zh-CN"]}。`,
      escalation: (what, at) => `“${what}”的上报（${at}）不成立：${LATE["zh-CN"]}。`,
    },
    stays: "为此添加的标签已移除；优先级、组、受理人和关注者保持现状。",
  },
  "zh-TW": {
    metrics: { first_reply: "首次回覆", next_reply: "後續回覆", update: "進度更新", resolution: "解決" },
    happened: {
      start: (what, at) => `「${what}」自 ${at} 起計時。`,
      warning: (what, at) => `「${what}」的時限將到（${at} 預警）。`,
      breach: (what, at) => `「${what}」已於 ${at} 逾時。`,
      escalation: (what, at) => `「${what}」仍未完成，依規定於 ${at} 上報給您。`,
    },
    withdrawn: {
      start: (what, at) => `「${what}」並未於 ${at} 起計時：${LATE["zh-TW"]}。`,
      warning: (what, at) => `「${what}」的預警（${at}）不成立：${LATE["zh-TW"]}。`,
      breach: (what, at) => `「${what}」的逾時（${at}）並未發生：${LATE["zh-TW"]}。`,
      escalation: (what, at) => `「${what}」的上報（${at}）不成立：${LATE["zh-TW"]}。`,
    },
    stays: "為此加上的標籤已移除；優先順序、群組、受理人和關注者維持現狀。",
  },
} as const satisfies Record<Language, Wording>;

export function inLanguage(text: Localized, language: Language): string {
  return text[language] ?? text.en;
}

type Told = Pick<DueDeadline, "kind" | "at">;
/** `zone`: whose clock people read. */
type ToldClock = { readonly metric: Metric; readonly title: Localized | null; readonly zone: string };

/** One sentence on what has come. @param clock its `title` is a step's; null: the metric's own name. */
export function noticeText({ kind, at }: Told, clock: ToldClock, language: Language): string {
  return WORDING[language].happened[kind](nameOf(clock, language), zonedText(at, clock.zone));
}

/** One sentence on what was dealt with and did not come. */
export function withdrawalText({ kind, at }: Told, clock: ToldClock, language: Language): string {
  return WORDING[language].withdrawn[kind](nameOf(clock, language), zonedText(at, clock.zone));
}

/** What a withdrawal undoes and what it leaves. */
export const staysText = (language: Language): string => WORDING[language].stays;

function nameOf({ metric, title }: ToldClock, language: Language): string {
  if (title !== null) return inLanguage(title, language);
  return metric === "step" ? "" : WORDING[language].metrics[metric];
}
