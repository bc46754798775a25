import type { FactGap, Language, TierGap } from "#core";
import { conditionText } from "../../shared/explanation/conditionText.ts";
import { formatAmount } from "../../shared/i18n/format.ts";
import { localized } from "../../shared/i18n/language.ts";
import type { Translate } from "../../shared/i18n/translate.ts";

/** More alternatives than these are no help at a glance; nearest come first. */
const MOST_WAYS = 3;

const JOINED = { en: " ", "zh-CN": "", "zh-TW": "" } as const satisfies Record<Language, string>;

/** A fact's title inside a sentence: "yearly IT spend", but "IT spend". */
function within(title: string, language: Language): string {
  const [first = "", second = ""] = title;
  const isWord = second !== "" && second === second.toLowerCase() && second !== second.toUpperCase();
  return language === "en" && isWord ? first.toLowerCase() + title.slice(1) : title;
}

/** What is missing of one fact: how much more or less where that can be counted, else what it has to be. */
function gapText(gap: FactGap, t: Translate, language: Language): string {
  const { field, unit, operator, needed, found, difference } = gap;
  const { name, wanted } = conditionText(
    { field, title: gap.title, unit, operator, wanted: needed, found, held: "no" },
    t,
    language,
  );
  const fact = within(name, language);
  if (gap.kind === "rank" && needed === null) return t("gap.nobodyRanks", { fact });
  // A rating of two figures is clearer as what it must be; an amount with a unit as what is missing.
  if (difference !== null && unit !== null) {
    const amount = formatAmount(difference, unit, language);
    if (operator === "greater_than_equal") return t("gap.more", { amount, fact });
    if (operator === "less_than_equal") return t("gap.less", { amount, fact });
  }
  return `${fact}${JOINED[language]}${wanted}`;
}

/** "VIP needs ¥80,000 more yearly IT spend, or influence at least 4"; null: the facts already lead there. */
export function tierGapText(gap: TierGap, t: Translate, language: Language): string | null {
  const ways = gap.ways.slice(0, MOST_WAYS).filter((way) => way.length > 0);
  if (ways.length === 0) return null;
  const needs = ways
    .map((way) => way.map((each) => gapText(each, t, language)).join(t("gap.and")))
    .join(t("gap.or"));
  return t("gap.needs", { tier: localized(gap.title, language), needs });
}
