import type { ConditionVerdict, Language, Operator, RankVerdict } from "#core";
import { formatAmount } from "../i18n/format.ts";
import { localized } from "../i18n/language.ts";
import type { TextKey, Translate } from "../i18n/translate.ts";
import { factValueText, listed } from "./factValue.ts";
import { fieldName } from "./fieldName.ts";

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

const ANY_TEXTS = { is: "condition.wanted.isAny", includes: "condition.wanted.includesAny" } as const;

function wantedText({ field, operator, wanted }: ConditionVerdict): TextKey {
  if (operator !== "is" && operator !== "includes") return WANTED_TEXTS[operator];
  const isText = typeof wanted === "string" || Array.isArray(wanted);
  const items = isText ? listed(wanted, field) : "";
  return typeof items === "string" || items.length < 2 ? WANTED_TEXTS[operator] : ANY_TEXTS[operator];
}

function foundText(verdict: ConditionVerdict, t: Translate, language: Language): string {
  const { found, held } = verdict;
  if (found !== null) return t("condition.found", { value: factValueText(found, verdict, t, language) });
  // A field that is known to be empty decides the condition; one that is not known leaves it open.
  return t(held === "unknown" ? "condition.notKnown" : "condition.nothing");
}

/** Puts a condition's verdict into words. */
export function conditionText(verdict: ConditionVerdict, t: Translate, language: Language): CriterionText {
  const { field, title, wanted, held } = verdict;
  const value = wanted === null ? "" : factValueText(wanted, verdict, t, language);
  return {
    name: title === null ? fieldName(field, t) : localized(title, language),
    wanted: t(wantedText(verdict), { value }),
    found: foundText(verdict, t, language),
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
