import { LANGUAGES } from "../contract/localized.ts";
import type { PolicyDocument } from "../policy/schema/document.ts";

/** What stands beside a class when somebody talks of a customer's class; the class's name alone is an everyday word. */
const BESIDE = {
  en: ["customer", "customers", "client", "clients", "account", "tier", "level", "member", "service"],
  "zh-CN": ["客户", "用户", "会员", "等级", "级别"],
  "zh-TW": ["客戶", "用戶", "會員", "等級", "級別"],
} as const satisfies Record<(typeof LANGUAGES)[number], readonly string[]>;

/** Wordings that would tell a customer its class (G5): the policy's own words, and each tier's name beside "customer", "tier" … */
export function tierWordsOf({ tiers, guard }: Pick<PolicyDocument, "tiers" | "guard">): readonly string[] {
  const said = tiers.flatMap(({ title }) =>
    LANGUAGES.flatMap((language) => {
      const name = title[language] ?? title.en;
      return language === "en"
        ? BESIDE.en.map((word) => `${name} ${word}`)
        : BESIDE[language].map((word) => `${name}${word}`);
    }),
  );
  return [...new Set([...guard.tierWords.words, ...said])];
}
