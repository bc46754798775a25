import { getColor } from "@zendeskgarden/react-theming";
import styled from "styled-components";
import type { TierVerdict } from "#core";
import { ConditionsText } from "../../shared/explanation/ConditionsText.tsx";
import { localized } from "../../shared/i18n/language.ts";
import type { TextKey } from "../../shared/i18n/translate.ts";
import { useTranslation } from "../../shared/i18n/Translation.tsx";
import { type TierRule, tierRules } from "./tierRules.ts";

const STATE_TEXTS = {
  fits: "rules.fits",
  fits_not: "rules.fitsNot",
  not_reached: "rules.notReached",
} as const satisfies Record<TierRule["state"], TextKey>;

const Rule = styled.li<{ $state: TierRule["state"] }>`
  padding: ${({ theme }) => `${theme.space.xs} 0`};
  border-top: 1px solid ${({ theme }) => getColor({ theme, variable: "border.subtle" })};
`;

const Head = styled.div`
  display: flex;
  justify-content: space-between;
  gap: ${({ theme }) => theme.space.xs};
`;

const Title = styled.h3<{ $state: TierRule["state"] }>`
  font-size: inherit;
  font-weight: ${({ theme, $state }) =>
    $state === "fits" ? theme.fontWeights.semibold : theme.fontWeights.regular};
`;

const State = styled.span<{ $state: TierRule["state"] }>`
  white-space: nowrap;
  color: ${({ theme, $state }) =>
    getColor({ theme, variable: $state === "fits" ? "foreground.success" : "foreground.subtle" })};
`;

const Subtle = styled.p`
  color: ${({ theme }) => getColor({ theme, variable: "foreground.subtle" })};
`;

function RuleItem(props: { readonly rule: TierRule }) {
  const { t, language } = useTranslation();
  const { verdict, state } = props.rule;
  const hasCriteria = verdict.when !== null || verdict.rank !== null;
  return (
    <Rule $state={state}>
      <Head>
        <Title $state={state}>{localized(verdict.title, language)}</Title>
        <State $state={state}>{t(STATE_TEXTS[state])}</State>
      </Head>
      {state === "not_reached" ? null : hasCriteria ? (
        <ConditionsText when={verdict.when} rank={verdict.rank} />
      ) : (
        <Subtle>{t("rules.everyoneElse")}</Subtle>
      )}
      {state === "not_reached" || verdict.clause === null ? null : (
        <Subtle>{t("rules.clause", { clause: verdict.clause })}</Subtle>
      )}
    </Rule>
  );
}

/** Every tier in order, with what it asks and what it found. */
export function TierRuleList(props: { readonly verdicts: readonly TierVerdict[] }) {
  const { t } = useTranslation();
  return (
    <>
      <Subtle style={{ paddingBottom: 4 }}>{t("rules.label")}</Subtle>
      <ol>
        {tierRules(props.verdicts).map((rule) => (
          <RuleItem key={rule.verdict.tier} rule={rule} />
        ))}
      </ol>
    </>
  );
}
