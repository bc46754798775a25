import { getColor } from "@zendeskgarden/react-theming";
import { lazy, Suspense } from "react";
import styled from "styled-components";
import type { BriefVisits } from "#core";
import { formatLocalDate } from "../../shared/i18n/format.ts";
import { useTranslation } from "../../shared/i18n/Translation.tsx";
import { Panel } from "../../shared/layout/Panel.tsx";
import { LastPeriod } from "./LastPeriod.tsx";
import { useVisitActions } from "./useVisitActions.ts";
import { VisitPace } from "./VisitPace.tsx";
import { VisitsBar } from "./VisitsBar.tsx";
import { visitsBeyond, visitsCount, visitsNext, visitsOwed, visitsPeriod } from "./visitsText.ts";
import type { VisitFor } from "./visitWrites.ts";

// What is owed is in sight at once; the work on it may come a moment later.
const VisitWork = lazy(async () => ({ default: (await import("./VisitWork.tsx")).VisitWork }));

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

const Beyond = styled.p`
  font-size: ${({ theme }) => theme.fontSizes.sm};
  color: ${({ theme }) => getColor({ theme, variable: "foreground.warning" })};
`;

/** How many visits of the period are made, how that goes, what is next; and planning, moving, recording them. */
export function VisitsPanel(props: {
  readonly visits: BriefVisits;
  /** Null: no customer to visit. */
  readonly whom: VisitFor | null;
  /** The ticket on screen; null: an organization. */
  readonly ticketId: number | null;
}) {
  const { t, language } = useTranslation();
  const actions = useVisitActions(props.visits);
  const visits = actions.shown;
  const { more } = visits;
  const owed = visitsOwed(visits, t);
  const next = visitsNext(visits, t, language);
  const beyond = visitsBeyond(visits, t);
  return (
    <Panel title={t("visits.label")} aside={visitsPeriod(visits, t, language)}>
      <Line>
        <Count>{visitsCount(visits, t)}</Count>
        <VisitsBar visits={visits} />
        {more === undefined ? null : <VisitPace pace={more.pace} />}
      </Line>
      <Dates>
        {next === null ? null : <span>{next}</span>}
        {visits.lastDoneOn === null ? null : (
          <span>{t("visits.last", { date: formatLocalDate(visits.lastDoneOn, language) })}</span>
        )}
        {owed === null ? null : <span>{owed}</span>}
        {visits.atMost === null ? null : <span>{t("visits.atMost", { atMost: visits.atMost })}</span>}
      </Dates>
      {beyond === null ? null : <Beyond>{beyond}</Beyond>}
      {more?.last === undefined ? null : <LastPeriod last={more.last} />}
      {more === undefined || props.whom === null ? null : (
        <Suspense fallback={null}>
          <VisitWork more={more} whom={props.whom} ticketId={props.ticketId} actions={actions} />
        </Suspense>
      )}
    </Panel>
  );
}
