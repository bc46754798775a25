import type { BriefSolved, Language } from "#core";
import { localized } from "../../shared/i18n/language.ts";
import type { Translate } from "../../shared/i18n/translate.ts";

/** What an earlier ticket has in common with the one that is open; empty: only tags. */
export function likenessText({ problemType, words }: BriefSolved, language: Language): string {
  const parts = [problemType === null ? "" : localized(problemType.title, language), ...words];
  return parts.filter(Boolean).join(" · ");
}

/** What solved it, a line each: answers a call came to, then replies that were sent. */
export function helpedTexts(
  { answers, replies }: BriefSolved,
  t: Translate,
  language: Language,
): readonly string[] {
  return [
    ...answers.map(({ step, answer }) =>
      t("history.answer", { step: localized(step, language), answer: localized(answer, language) }),
    ),
    ...replies.map(({ title }) => t("history.reply", { title: localized(title, language) })),
  ];
}
