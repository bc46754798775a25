import { getColor } from "@zendeskgarden/react-theming";
import styled from "styled-components";
import type { BriefServiceLevel, BriefTier } from "#core";
import { ConditionsText } from "../../shared/explanation/ConditionsText.tsx";
import { localized } from "../../shared/i18n/language.ts";
import { useTranslation } from "../../shared/i18n/Translation.tsx";
import { Disclosure } from "../../shared/layout/Disclosure.tsx";
import { LevelPanel } from "./LevelPanel.tsx";

const Subtle = styled.p`
  color: ${({ theme }) => getColor({ theme, variable: "foreground.subtle" })};
`;

/** The level that the ticket has, and which rule made it so. */
export function ServiceLevelPanel(props: { readonly level: BriefServiceLevel; readonly tier: BriefTier }) {
  const { t, language } = useTranslation();
  const { level, tier } = props;
  const { when, clause } = level.because;
  return (
    <LevelPanel
      title={localized(level.title, language)}
      remark={level.isInZendesk ? null : t("serviceLevel.notInZendesk")}
    >
      <Disclosure label={t("serviceLevel.why")}>
        <Subtle>{t("serviceLevel.madeOf")}</Subtle>
        <p>{t("serviceLevel.tier", { tier: localized(tier.title, language) })}</p>
        <p>{t("serviceLevel.urgency", { urgency: localized(level.urgency.title, language) })}</p>
        {when === null ? <Subtle>{t("serviceLevel.otherwise")}</Subtle> : <ConditionsText when={when} />}
        {clause === null ? null : <Subtle>{t("rules.clause", { clause })}</Subtle>}
      </Disclosure>
    </LevelPanel>
  );
}
