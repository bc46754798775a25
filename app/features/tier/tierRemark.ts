import type { BriefTier, Language, TierVerdict } from "#core";
import { formatInstantDay } from "../../shared/i18n/format.ts";
import { localized } from "../../shared/i18n/language.ts";
import type { Translate } from "../../shared/i18n/translate.ts";

/** A tier's title among the tiers that were looked at; its key when it is not among them. */
export function tierTitle(key: string, verdicts: readonly TierVerdict[], language: Language): string {
  const verdict = verdicts.find((each) => each.tier === key);
  return verdict === undefined ? key : localized(verdict.title, language);
}

/** The one line under the customer's name: since when, set by hand, or what is coming. Null: nothing to say. */
export function tierRemark(tier: BriefTier, t: Translate, language: Language): string | null {
  const { because } = tier;
  switch (because.kind) {
    case "override":
      return because.lastDay === null
        ? t("tier.override.short")
        : t("tier.override.shortUntil", {
            date: formatInstantDay(`${because.lastDay}T00:00:00Z`, language, "UTC"),
          });
    case "kept":
      return t("tier.kept.short", {
        tier: tierTitle(because.coming, because.rules, language),
        date: formatInstantDay(because.until, language),
      });
    case "rules":
      return tier.since === null ? null : t("tier.since", { date: formatInstantDay(tier.since, language) });
    case "no_organization":
      return null;
  }
}
