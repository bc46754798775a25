import * as v from "valibot";
import type { Language, Localized } from "../../contract/localized.ts";
import { section, text } from "./section.ts";

const byLanguage = section({
  en: text,
  "zh-CN": v.exactOptional(text),
  "zh-TW": v.exactOptional(text),
});

const given = v.lazy(
  (input): v.GenericSchema<unknown, string | Localized> => (typeof input === "string" ? text : byLanguage),
);

/** A text in the policy's languages, `en` at least. A plain text is that text in every language. */
export const localized = v.pipe(
  given,
  v.transform((one): Localized => (typeof one === "string" ? { en: one } : one)),
);

/** The same where a missing language is a mistake: a plain text is written out in every language. */
export const wholeLocalized = v.pipe(
  given,
  v.transform((one): Localized => (typeof one === "string" ? inEveryLanguage(one) : one)),
);

const inEveryLanguage = (plain: string): Readonly<Record<Language, string>> => ({
  en: plain,
  "zh-CN": plain,
  "zh-TW": plain,
});
