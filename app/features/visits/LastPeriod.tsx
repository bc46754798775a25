import styled from "styled-components";
import type { LastPeriod as Last } from "#core";
import { useTranslation } from "../../shared/i18n/Translation.tsx";
import { VisitPace } from "./VisitPace.tsx";
import { visitsPeriod } from "./visitsText.ts";

const Line = styled.p`
  display: flex;
  flex-wrap: wrap;
  gap: ${({ theme }) => `0 ${theme.space.xs}`};
  font-size: ${({ theme }) => theme.fontSizes.sm};
`;

/** How the period before ended: what was made of what was owed, and the word for it. */
export function LastPeriod({ last }: { readonly last: Last }) {
  const { t, language } = useTranslation();
  const { done, owed, ended } = last;
  return (
    <Line>
      <span>{t("visits.lastPeriod", { period: visitsPeriod(last, t, language), done, owed })}</span>
      <VisitPace pace={ended} />
    </Line>
  );
}
