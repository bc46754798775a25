import { type Messages, setupI18n } from "@lingui/core";
import type { Language } from "#core";
import type en from "../../../translations/en.json";

type Leaves<Node, Prefix extends string = ""> = {
  [Key in keyof Node & string]: Node[Key] extends string
    ? `${Prefix}${Key}`
    : Leaves<Node[Key], `${Prefix}${Key}.`>;
}[keyof Node & string];

/** Every text of translations/en.json by dotted path, but for those that Zendesk itself shows. */
export type TextKey = Leaves<Omit<typeof en, "app">>;

/** Looks a text up and fills its ICU placeholders. Pure: one function per language. */
export type Translate = (key: TextKey, values?: { readonly [name: string]: string | number }) => string;

/** Makes the lookup for one language from its compiled texts. */
export function makeTranslate(language: Language, catalogue: Messages): Translate {
  const i18n = setupI18n({ locale: language, messages: { [language]: catalogue } });
  return (key, values = {}) => i18n._(key, { ...values });
}
