/** The three languages of the product, by their BCP 47 names as policies write them. */
export const LANGUAGES = ["en", "zh-CN", "zh-TW"] as const;
export type Language = (typeof LANGUAGES)[number];

/** One text in the languages a policy gives it in; `en` is the fallback and always present. */
export type Localized = { readonly en: string } & { readonly [language in Language]?: string };
