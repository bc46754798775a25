import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Language } from "#core";
import { compileCatalogue } from "../../app/build/compileCatalogue.ts";
import { makeTranslate, type Translate } from "../../app/shared/i18n/translate.ts";

const FILES = { en: "en", "zh-CN": "zh-cn", "zh-TW": "zh-tw" } as const satisfies Record<Language, string>;

/** The app's texts in one language, compiled as the build compiles them. */
export function textsIn(language: Language): Translate {
  const file = fileURLToPath(new URL(`../../translations/${FILES[language]}.json`, import.meta.url));
  return makeTranslate(language, compileCatalogue(JSON.parse(readFileSync(file, "utf8"))));
}
