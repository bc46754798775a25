import styled from "styled-components";
import type { TierBecause, TierGap } from "#core";
import { formatInstantDay } from "../../shared/i18n/format.ts";
import { localized } from "../../shared/i18n/language.ts";
import { useTranslation } from "../../shared/i18n/Translation.tsx";
import { TierGaps } from "./TierGaps.tsx";
import { TierRuleList } from "./TierRuleList.tsx";
import { tierByRules } from "./tierRules.ts";
import { tierTitle } from "./tierRemark.ts";

const Lead = styled.div`
  display: grid;
  gap: ${({ theme }) => theme.space.xxs};
  padding-bottom: ${({ theme }) => theme.space.xs};
`;

function OverrideWhy(props: { readonly because: Extract<TierBecause, { kind: "override" }> }) {
  const { t, language } = useTranslation();
  const { by, reason, rules } = props.because;
  const underneath = tierByRules(rules);
  return (
    <Lead>
      {by === null ? null : <p>{t("tier.override.by", { name: by })}</p>}
      <p>{reason === null ? t("tier.override.noReason") : t("tier.override.reason", { reason })}</p>
      {underneath === null ? null : (
        <p>{t("tier.override.rulesSay", { tier: localized(underneath.title, language) })}</p>
      )}
    </Lead>
  );
}

/** Why the customer has this tier, in full, and what would change it: also what would keep one that ends soon. */
export function TierWhy(props: { readonly because: TierBecause; readonly gaps: readonly TierGap[] }) {
  const { t, language } = useTranslation();
  const { because, gaps } = props;
  switch (because.kind) {
    case "rules":
      return (
        <>
          <TierGaps gaps={gaps} />
          <TierRuleList verdicts={because.tiers} />
        </>
      );
    case "override":
      return (
        <>
          <OverrideWhy because={because} />
          <TierGaps gaps={gaps} />
          <TierRuleList verdicts={because.rules} />
        </>
      );
    case "kept":
      return (
        <>
          <Lead>
            <p>
              {t("tier.kept.long", {
                tier: tierTitle(because.coming, because.rules, language),
                date: formatInstantDay(because.until, language),
              })}
            </p>
          </Lead>
          <TierGaps gaps={gaps} />
          <TierRuleList verdicts={because.rules} />
        </>
      );
    case "no_organization":
      return <p>{t("tier.noOrganizationWhy")}</p>;
  }
}
