import type { GuardRules } from "#core";

/** One phrase that may not leave, with a better one. */
export const GUARD_RULES: GuardRules = {
  phrases: [
    {
      key: "passing_on",
      title: { en: "Passing the customer on", "zh-CN": "推诿客户", "zh-TW": "推給別人" },
      phrases: ["not my department"],
      except: [],
      better: {
        en: "I will find out who can help and write to you today",
        "zh-CN": "我来联系负责的同事，今天给您回复",
        "zh-TW": "我來聯絡負責的同事，今天給您回覆",
      },
      verdict: "block",
      clause: "B16",
    },
  ],
  unfilledSlots: "block",
  tierWords: { verdict: "block", words: ["VIP"] },
  wrongLanguage: "warn",
  mayOverrideWithReason: true,
};
