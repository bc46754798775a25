import type { Messages } from "@lingui/core";
import { createContext, type ReactNode, useContext, useMemo } from "react";
import type { Language } from "#core";
import { CATALOGUES } from "./catalogues.ts";
import { makeTranslate, type Translate } from "./translate.ts";

type Translation = { readonly t: Translate; readonly language: Language };

const TranslationContext = createContext<Translation>({
  t: makeTranslate("en", CATALOGUES.en),
  language: "en",
});

/** Gives all below it the texts and number formats of one language. */
export function TranslationProvider(props: { readonly language: Language; readonly children: ReactNode }) {
  const { language, children } = props;
  const translation = useMemo(
    () => ({ language, t: makeTranslate(language, CATALOGUES[language]) }),
    [language],
  );
  return <TranslationContext.Provider value={translation}>{children}</TranslationContext.Provider>;
}

/** Gives all below it the texts of a page that is not in the first load, beside those that it has. */
export function MoreTexts(props: {
  readonly catalogues: { readonly [language in Language]: Messages };
  readonly children: ReactNode;
}) {
  const { catalogues, children } = props;
  const { language } = useTranslation();
  const translation = useMemo(() => {
    const messages = { ...CATALOGUES[language], ...catalogues[language] };
    return { language, t: makeTranslate(language, messages) };
  }, [language, catalogues]);
  return <TranslationContext.Provider value={translation}>{children}</TranslationContext.Provider>;
}

/** The texts of the nearest provider. */
export const useTranslation = (): Translation => useContext(TranslationContext);
