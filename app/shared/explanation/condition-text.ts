import type { ConditionVerdict, Language, Operator, RankVerdict } from "#core";
import { formatAmount } from "../i18n/format.ts";
import { localized } from "../i18n/language.ts";
import type { TextKey, Translate } from "../i18n/translate.ts";
import { factValueText } from "./fact-value.ts";
import { fieldName } from "./field-name.ts";

/** One criterion in words: what is looked at, what it should be, what it is, and whether that is enough. */
export type CriterionText = {
  readonly name: string;
  readonly wanted: string;
  readonly found: string;
  readonly held: "yes" | "no" | "unknown";
};

const WANTED_TEXTS = {
  is: "condition.wanted.is",
  is_not: "condition.wanted.isNot",
  less_than: "condition.wanted.lessThan",
  less_than_equal: "condition.wanted.lessThanEqual",
  greater_than: "condition.wanted.greaterThan",
  greater_than_equal: "condition.wanted.greaterThanEqual",
  includes: "condition.wanted.includes",
  not_includes: "condition.wanted.notIncludes",
  present: "condition.wanted.present",
  not_present: "condition.wanted.notPresent",
} as const satisfies Record<Operator, TextKey>;

/** Puts a condition's verdict into words. */
export function conditionText(verdict: ConditionVerdict, t: Translate, language: Language): CriterionText {
  const { field, title, wanted, found, held, operator } = verdict;
  const value = wanted === null ? "" : factValueText(wanted, verdict, t, language);
  return {
    name: title === null ? fieldName(field, t) : localized(title, language),
    wanted: t(WANTED_TEXTS[operator], { value }),
    found:
      found === null
        ? t("condition.notKnown")
        : t("condition.found", { value: factValueText(found, verdict, t, language) }),
    held,
  };
}

/** Puts a "top p %" verdict into words. */
export function rankText(rank: RankVerdict, t: Translate, language: Language): CriterionText {
  const fact = rank.title === null ? rank.of : localized(rank.title, language);
  return {
    name: t("condition.rank", { percent: formatAmount(rank.percent, null, language), fact }),
    wanted:
      rank.cutOff === null
        ? t("condition.rankNobody")
        : t("condition.rankFrom", { value: formatAmount(rank.cutOff, rank.unit, language) }),
    found:
      rank.found === null
        ? t("condition.notKnown")
        : t("condition.found", { value: formatAmount(rank.found, rank.unit, language) }),
    held: rank.held ? "yes" : rank.found === null ? "unknown" : "no",
  };
}
