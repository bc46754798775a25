import type { DraftFinding, Language } from "#core";
import { localized } from "../../shared/i18n/language.ts";
import type { TextKey, Translate } from "../../shared/i18n/translate.ts";

const RULE_TEXTS = {
  slot: "guard.rule.slot",
  placeholder: "guard.rule.placeholder",
  tier_word: "guard.rule.tierWord",
  stated_time: "guard.rule.statedTime",
  language: "guard.rule.language",
} as const satisfies Record<Exclude<DraftFinding["rule"], "phrase">, TextKey>;

/** What is wrong: the policy's title of the phrases, or ours of the other rules. */
export function findingTitle({ rule, title }: DraftFinding, t: Translate, language: Language): string {
  if (title !== null) return localized(title, language);
  return rule === "phrase" ? t("guard.rule.phrase") : t(RULE_TEXTS[rule]);
}

/** What is wrong, with the words themselves where there are some: for the message of a save that was stopped. */
export function findingSentence(finding: DraftFinding, t: Translate, language: Language): string {
  const title = findingTitle(finding, t, language);
  return finding.found === "" ? title : t("guard.found", { found: finding.found, title });
}
