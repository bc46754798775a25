import * as v from "valibot";
import type { Localized } from "../../contract/localized.ts";
import { section, text } from "./section.ts";

const byLanguage = section({
  en: text,
  "zh-CN": v.exactOptional(text),
  "zh-TW": v.exactOptional(text),
});

/** A text in the policy's languages, `en` at least. A plain text is that text in every language. */
export const localized = v.pipe(
  v.lazy(
    (input): v.GenericSchema<unknown, string | Localized> => (typeof input === "string" ? text : byLanguage),
  ),
  v.transform((given): Localized => (typeof given === "string" ? { en: given } : given)),
);
