import { getColor } from "@zendeskgarden/react-theming";
import styled from "styled-components";
import type { BriefServiceLevel, BriefTier } from "#core";
import { ConditionsText } from "../../shared/explanation/ConditionsText.tsx";
import { localized } from "../../shared/i18n/language.ts";
import { useTranslation } from "../../shared/i18n/Translation.tsx";
import { Disclosure } from "../../shared/layout/Disclosure.tsx";
import { Panel } from "../../shared/layout/Panel.tsx";
import { LevelTitle } from "./LevelTitle.tsx";

const Subtle = styled.p`
  font-size: ${({ theme }) => theme.fontSizes.sm};
  color: ${({ theme }) => getColor({ theme, variable: "foreground.subtle" })};
`;

/** The level that the ticket has, and which rule made it so. */
export function ServiceLevelPanel(props: { readonly level: BriefServiceLevel; readonly tier: BriefTier }) {
  const { t, language } = useTranslation();
  const { level, tier } = props;
  const { when, clause } = level.because;
  return (
    <Panel title={t("serviceLevel.label")}>
      <Disclosure
        label={t("serviceLevel.why")}
        beside={<LevelTitle title={localized(level.title, language)} />}
      >
        <p>{t("serviceLevel.tier", { tier: localized(tier.title, language) })}</p>
        <p>{t("serviceLevel.urgency", { urgency: localized(level.urgency.title, language) })}</p>
        {when === null ? <Subtle>{t("serviceLevel.otherwise")}</Subtle> : <ConditionsText when={when} />}
        {clause === null ? null : <Subtle>{t("rules.clause", { clause })}</Subtle>}
        <Subtle>{t("serviceLevel.madeOf")}</Subtle>
      </Disclosure>
      {level.isInZendesk ? null : <Subtle>{t("serviceLevel.notInZendesk")}</Subtle>}
    </Panel>
  );
}
