import { useQuery } from "@tanstack/react-query";
import { getColor } from "@zendeskgarden/react-theming";
import { lazy } from "react";
import styled from "styled-components";
import { fetchHealth } from "../../features/health/fetchHealth.ts";
import { Handover } from "../../features/handover/Handover.tsx";
import { useHandovers } from "../../features/handover/useHandovers.ts";
import { useConnection } from "../../shared/connection/ConnectionContext.ts";
import { useZafEvents } from "../../shared/connection/useZafEvents.ts";
import { MoreTexts, useTranslation } from "../../shared/i18n/Translation.tsx";
import { LoadingLines } from "../../shared/layout/LoadingLines.tsx";
import { ADMIN_CATALOGUES } from "./adminCatalogues.ts";
import { BACK_HERE } from "./backHere.ts";
import { Card } from "./Card.tsx";
import { FigureCard } from "./FigureCard.tsx";
import { HealthCard } from "./HealthCard.tsx";
import { PolicyCard } from "./PolicyCard.tsx";

const GuardFigures = lazy(async () => ({ default: (await import("./GuardFigures.tsx")).GuardFigures }));
const NotCalledFigures = lazy(async () => ({
  default: (await import("./NotCalledFigures.tsx")).NotCalledFigures,
}));
const ReplyFigures = lazy(async () => ({ default: (await import("./ReplyFigures.tsx")).ReplyFigures }));
const VisitFigures = lazy(async () => ({ default: (await import("./VisitFigures.tsx")).VisitFigures }));

const Page = styled.main.attrs({ "aria-label": "Tierwise" })`
  max-width: 720px;
  padding: ${({ theme }) => theme.space.lg};
`;

const Title = styled.h1`
  font-size: ${({ theme }) => theme.fontSizes.xxl};
  font-weight: ${({ theme }) => theme.fontWeights.semibold};
  line-height: 1.3;
`;

const Intro = styled.p`
  margin-bottom: ${({ theme }) => theme.space.md};
  color: ${({ theme }) => getColor({ theme, variable: "foreground.subtle" })};
`;

/** The app's own page in Zendesk: is it running, by which rules, what came of them, and what must leads follow up? */
export function NavBarPage(props: { readonly hostOrigin: string | null }) {
  return (
    <MoreTexts catalogues={ADMIN_CATALOGUES}>
      <Cards {...props} />
    </MoreTexts>
  );
}

function Cards(props: { readonly hostOrigin: string | null }) {
  const { t } = useTranslation();
  const { zaf, session } = useConnection();
  const health = useQuery({ queryKey: ["health"], queryFn: () => fetchHealth(zaf, session) });
  const check = (): void => void health.refetch();
  useZafEvents(BACK_HERE, check);
  const isAdmin = session.user.role === "admin";
  const { mayHandOverOthers: isLead } = useHandovers();
  return (
    <Page>
      <Title>{t("admin.title")}</Title>
      <Intro>{t(isAdmin ? "admin.intro" : "admin.introForAgents")}</Intro>
      {health.data === undefined ? (
        <LoadingLines label="admin.loading" />
      ) : (
        <>
          <HealthCard
            health={health.data}
            checkedAt={health.dataUpdatedAt}
            isChecking={health.isFetching}
            onCheck={check}
          />
          <Card title={t("handover.title")}>
            <Handover />
          </Card>
          <PolicyCard policy={health.data?.policy ?? null} hostOrigin={props.hostOrigin} onReread={check} />
        </>
      )}
      {isLead ? (
        <>
          <FigureCard title={t("admin.notCalled.title")} unread="admin.notCalled.unread">
            <NotCalledFigures />
          </FigureCard>
          <FigureCard title={t("admin.visits.title")} unread="admin.visits.unread">
            <VisitFigures />
          </FigureCard>
        </>
      ) : null}
      {isAdmin ? (
        <>
          <FigureCard title={t("admin.guard.title")} unread="admin.guard.unread">
            <GuardFigures />
          </FigureCard>
          <FigureCard title={t("admin.replies.title")} unread="admin.replies.unread">
            <ReplyFigures />
          </FigureCard>
        </>
      ) : null}
    </Page>
  );
}
