import { useStore } from "../store.ts";
import english from "../texts/en.json";
import simplified from "../texts/zh-cn.json";
import traditional from "../texts/zh-tw.json";
import { type Language, sessionStore } from "./session.ts";

export type TextKey = keyof typeof english;
type Texts = Record<TextKey, string>;

const TEXTS = { en: english, "zh-cn": simplified, "zh-tw": traditional } satisfies Record<Language, Texts>;

/** Gives a text with its `{placeholders}` filled. */
export type Translate = (key: TextKey, values?: { readonly [name: string]: string | number }) => string;

/** The texts of one language. */
export const translateIn =
  (language: Language): Translate =>
  (key, values = {}) =>
    TEXTS[language][key].replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));

/** The texts in the session's language. */
export const useTexts = (): Translate => translateIn(useStore(sessionStore).language);

/** Each language in its own words. */
export const LANGUAGE_NAMES = {
  en: "English",
  "zh-cn": "简体中文",
  "zh-tw": "繁體中文",
} as const satisfies Record<Language, string>;

/** How `currentUser.locale` and the document write each language. */
export const LOCALES = { en: "en-US", "zh-cn": "zh-CN", "zh-tw": "zh-TW" } as const satisfies Record<
  Language,
  string
>;
