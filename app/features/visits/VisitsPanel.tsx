import { getColor } from "@zendeskgarden/react-theming";
import styled from "styled-components";
import type { BriefVisits } from "#core";
import { formatLocalDate } from "../../shared/i18n/format.ts";
import { useTranslation } from "../../shared/i18n/Translation.tsx";
import { Panel } from "../../shared/layout/Panel.tsx";
import { VisitsBar } from "./VisitsBar.tsx";
import { visitsCount, visitsNext, visitsPeriod } from "./visitsText.ts";

const Line = styled.div`
  display: flex;
  align-items: center;
  gap: ${({ theme }) => theme.space.sm};
`;

const Count = styled.p`
  font-weight: ${({ theme }) => theme.fontWeights.semibold};
  font-variant-numeric: tabular-nums;
`;

const Dates = styled.p`
  display: flex;
  flex-wrap: wrap;
  gap: ${({ theme }) => `0 ${theme.space.sm}`};
  font-size: ${({ theme }) => theme.fontSizes.sm};
  color: ${({ theme }) => getColor({ theme, variable: "foreground.subtle" })};
`;

/** How many visits of the period are made, and what is next. */
export function VisitsPanel(props: { readonly visits: BriefVisits }) {
  const { t, language } = useTranslation();
  const { visits } = props;
  return (
    <Panel title={t("visits.label")} aside={visitsPeriod(visits, t, language)}>
      <Line>
        <Count>{visitsCount(visits, t)}</Count>
        <VisitsBar visits={visits} />
      </Line>
      <Dates>
        <span>{visitsNext(visits, t, language)}</span>
        {visits.lastDoneOn === null ? null : (
          <span>{t("visits.last", { date: formatLocalDate(visits.lastDoneOn, language) })}</span>
        )}
        {visits.atMost === null ? null : <span>{t("visits.atMost", { atMost: visits.atMost })}</span>}
      </Dates>
    </Panel>
  );
}
