import type { Language, Localized } from "#core";

/** Each language by the name its speakers give it; also the order in which they are offered. */
export const LANGUAGE_NAMES = {
  en: "English",
  "zh-CN": "简体中文",
  "zh-TW": "繁體中文",
} as const satisfies Record<Language, string>;

export const APP_LANGUAGES = Object.keys(LANGUAGE_NAMES).filter(isLanguage);

export function isLanguage(name: string): name is Language {
  return name in LANGUAGE_NAMES;
}

const TRADITIONAL = /^zh[-_](tw|hk|mo|hant)/i;
const CHINESE = /^zh([-_]|$)/i;

/** The language of ours that suits a locale of Zendesk's ("en-US", "zh-cn", "zh-Hant-HK" …); null for others. */
export function languageOfLocale(locale: string | null): Language | null {
  if (locale === null) return null;
  if (TRADITIONAL.test(locale)) return "zh-TW";
  if (CHINESE.test(locale)) return "zh-CN";
  return /^en([-_]|$)/i.test(locale) ? "en" : null;
}

/** A policy's text in the language, or in English where the policy does not have it. */
export const localized = (text: Localized, language: Language): string => text[language] ?? text.en;
