import { type CompiledMessage, compileMessageOrThrow } from "@lingui/message-utils/compileMessage";
import { flattenTexts } from "./flattenTexts.ts";

/** Texts by key, their ICU messages already taken apart, as `@lingui/core` reads them at run time. */
export type CompiledCatalogue = { readonly [key: string]: CompiledMessage };

/** Keys below this belong to Zendesk (app name, setting labels), not to our screens. */
export const ZENDESK_KEY = "app.";

/** Compiles one translations file for the screens. Throws on a text that is not valid ICU MessageFormat. */
export function compileCatalogue(translations: unknown): CompiledCatalogue {
  const own = [...flattenTexts(translations)].filter(([key]) => !key.startsWith(ZENDESK_KEY));
  return Object.fromEntries(own.map(([key, text]) => [key, compileMessageOrThrow(text)]));
}
