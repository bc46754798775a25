import { type Language, LANGUAGES } from "../contract/localized.ts";
import type { PolicyDocument } from "../policy/schema/document.ts";

/** What stands beside a class when somebody talks of a customer's class; the class's name alone is an everyday word. */
const BESIDE = {
  en: ["customer", "customers", "client", "clients", "account", "tier", "level", "member", "service"],
  "zh-CN": ["客户", "用户", "会员", "等级", "级别"],
  "zh-TW": ["客戶", "用戶", "會員", "等級", "級別"],
} as const satisfies Record<Language, readonly string[]>;

/** Wordings that would tell a customer its class (G5): the policy's own words, and each tier's name beside "customer", "tier" … */
export function tierWordsOf({ tiers, guard }: Pick<PolicyDocument, "tiers" | "guard">): readonly string[] {
  const said = tiers.flatMap(({ title }) =>
    LANGUAGES.flatMap((language) => {
      const name = withoutBeside(title[language] ?? title.en, language);
      // Spaces between Chinese characters and letters are not compared, so one form is enough.
      return BESIDE[language].flatMap((word) => [`${name} ${word}`, `${name}${word}`]);
    }),
  );
  return [...new Set([...guard.tierWords.words, ...said])];
}

/** "VIP customer" and "核心客户" are named after what stands beside: the class is the rest. */
function withoutBeside(title: string, language: Language): string {
  const beside = BESIDE[language].find((word) => title.toLowerCase().endsWith(word));
  const name = beside === undefined ? "" : title.slice(0, -beside.length).trim();
  return name === "" ? title : name;
}
