import type { BriefReply } from "#core";

/** A reply with these parts. */
export const someReply = (key: string, more: Partial<BriefReply> = {}): BriefReply => ({
  key,
  stage: "greeting",
  stageTitle: { en: "Greeting", "zh-CN": "问候" },
  title: { en: key },
  body: { en: "text" },
  shortcut: null,
  ...more,
});
