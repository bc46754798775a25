import { Field, Toggle } from "@zendeskgarden/react-forms";
import { getColor } from "@zendeskgarden/react-theming";
import { type ReactNode, useEffect } from "react";
import styled from "styled-components";
import { loaders, useLoaded } from "../api/queries.ts";
import type { WorkspaceSession } from "../api/workspaceSession.ts";
import { Choice } from "../parts/choice.tsx";
import { Screen } from "../parts/layout.tsx";
import { Link } from "../parts/link.tsx";
import { LoadState } from "../parts/loadState.tsx";
import { ToastArea } from "../parts/toastArea.tsx";
import { type Route, routeOf, usePath } from "../session/router.ts";
import { changeSession, LANGUAGES, sessionStore } from "../session/session.ts";
import { LANGUAGE_NAMES, type TextKey, useTexts } from "../session/texts.ts";
import { useStore } from "../store.ts";
import { ModalArea } from "../zaf/modalArea.tsx";
import { startNotifyingApps } from "../zaf/notifyApps.ts";
import { AppScreen } from "./appScreen.tsx";
import { AppSettingsScreen } from "./appSettingsScreen.tsx";
import { EndUserScreen } from "./endUserScreen.tsx";
import { NewTicketScreen } from "./newTicketScreen.tsx";
import { OrganizationListScreen } from "./organizationListScreen.tsx";
import { OrganizationScreen } from "./organizationScreen.tsx";
import { TicketListScreen } from "./ticketListScreen.tsx";
import { TicketScreen } from "./ticketScreen.tsx";

const Frame = styled.div`
  display: grid;
  grid-template: auto minmax(0, 1fr) / 176px minmax(0, 1fr);
  height: 100%;
`;

const Bar = styled.header`
  grid-column: 1 / -1;
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: 16px;
  padding: 8px 16px;
  background: ${({ theme }) => getColor({ theme, variable: "background.raised" })};
  border-bottom: 1px solid ${({ theme }) => getColor({ theme, variable: "border.default" })};
`;

const Brand = styled(Link)`
  font-weight: 700;
  margin-right: auto;
  color: ${({ theme }) => getColor({ theme, variable: "foreground.default" })};
`;

const Side = styled.nav`
  padding: 12px 8px;
  overflow: auto;
  border-right: 1px solid ${({ theme }) => getColor({ theme, variable: "border.default" })};
  li a {
    display: block;
    padding: 6px 10px;
    border-radius: 6px;
    color: ${({ theme }) => getColor({ theme, variable: "foreground.default" })};
  }
  li a[aria-current] {
    font-weight: 600;
    background: ${({ theme }) => getColor({ theme, variable: "background.emphasis" })};
    color: ${({ theme }) => getColor({ theme, variable: "foreground.onEmphasis" })};
  }
`;

const Main = styled.main`
  min-width: 0;
  min-height: 0;
`;

const Skip = styled.a`
  position: absolute;
  left: -999px;
  &:focus { left: 8px; top: 8px; z-index: 30; padding: 4px 8px; background: Canvas; }
`;

const AGENT_KINDS = {
  admin: "agentAdmin",
  agent: "agentAgent",
  light: "agentLight",
} as const satisfies Record<string, TextKey>;

/** The whole page: bar, navigation, and the screen of the present path. */
export const Workspace = () => {
  const t = useTexts();
  const path = usePath();
  const session = useStore(sessionStore);
  const loaded = useLoaded(loaders.session());
  useEffect(startNotifyingApps, []);
  // Apps ask for it first of all; Zendesk's page knows from the start who is signed in.
  useLoaded(loaders.me());
  if (loaded.data === undefined)
    return (
      <Screen as="main">
        <LoadState error={loaded.error} />
      </Screen>
    );
  const route = routeOf(path);
  return (
    <Frame>
      <Skip href="#content">{t("skip")}</Skip>
      <TopBar agents={loaded.data.agents} />
      <Navigation route={route} apps={loaded.data.apps} isAdmin={isAdmin(loaded.data, session.agentId)} />
      <Main id="content" tabIndex={-1} key={`${session.agentId} ${session.language} ${path}`}>
        {screenOf(route, loaded.data)}
      </Main>
      <ToastArea />
      <ModalArea subdomain={loaded.data.account.subdomain} />
    </Frame>
  );
};

const isAdmin = ({ agents }: WorkspaceSession, id: number): boolean =>
  agents.some((agent) => agent.id === id && agent.role === "admin");

const TopBar = ({ agents }: Pick<WorkspaceSession, "agents">) => {
  const t = useTexts();
  const { agentId, language, colorScheme } = useStore(sessionStore);
  return (
    <Bar>
      <Brand to="/agent/">{t("brand")}</Brand>
      <Choice
        label={t("agent")}
        labelHidden
        value={String(agentId)}
        options={agents.map(({ id, name, role, light }) => [
          String(id),
          `${name} (${t(light ? "agentLight" : AGENT_KINDS[role === "admin" ? "admin" : "agent"])})`,
        ])}
        onChange={(id) => changeSession({ agentId: Number(id) })}
      />
      <Choice
        label={t("language")}
        labelHidden
        value={language}
        options={LANGUAGES.map((each) => [each, LANGUAGE_NAMES[each]])}
        onChange={(chosen) => {
          const next = LANGUAGES.find((each) => each === chosen);
          if (next !== undefined) changeSession({ language: next });
        }}
      />
      <Field>
        <Toggle
          checked={colorScheme === "dark"}
          onChange={({ target }) => changeSession({ colorScheme: target.checked ? "dark" : "light" })}
        >
          <Field.Label isRegular>{t("scheme")}</Field.Label>
        </Toggle>
      </Field>
    </Bar>
  );
};

type NavigationProps = { route: Route; apps: WorkspaceSession["apps"]; isAdmin: boolean };

const Navigation = ({ route, apps, isAdmin: mayConfigure }: NavigationProps) => {
  const t = useTexts();
  const { screen } = route;
  const items: readonly (readonly [string, ReactNode, boolean])[] = [
    ["/agent/", t("tickets"), screen === "tickets" || screen === "ticket"],
    ["/agent/tickets/new", t("newTicket"), screen === "new_ticket"],
    ["/agent/organizations", t("organizations"), screen === "organizations" || screen === "organization"],
    ["/agent/end-user", t("endUser"), screen === "end_user"],
    ...apps
      .filter((app) => app.enabled && app.locations["nav_bar"])
      .map(
        (app) => [`/agent/apps/${app.slug}`, app.name, screen === "app" && route.slug === app.slug] as const,
      ),
    ...(mayConfigure ? apps : []).map(
      (app) =>
        [
          `/agent/admin/apps/${app.installation_id}`,
          `${t("settings")}: ${app.name}`,
          screen === "app_settings" && route.installationId === app.installation_id,
        ] as const,
    ),
  ];
  return (
    <Side aria-label={t("nav")}>
      <ul>
        {items.map(([to, text, current]) => (
          <li key={to}>
            <Link to={to} current={current}>
              {text}
            </Link>
          </li>
        ))}
      </ul>
    </Side>
  );
};

const screenOf = (route: Route, session: WorkspaceSession): ReactNode => {
  switch (route.screen) {
    case "tickets":
      return <TicketListScreen status={route.status} />;
    case "ticket":
      return <TicketScreen id={route.id} />;
    case "new_ticket":
      return <NewTicketScreen />;
    case "organizations":
      return <OrganizationListScreen />;
    case "organization":
      return <OrganizationScreen id={route.id} />;
    case "app":
      return <AppScreen session={session} slug={route.slug} />;
    case "app_settings":
      return <AppSettingsScreen session={session} installationId={route.installationId} />;
    case "end_user":
      return <EndUserScreen />;
    case "not_found":
      return <NotFoundScreen />;
  }
};

const NotFoundScreen = () => {
  const t = useTexts();
  return <Screen>{t("notFound")}</Screen>;
};
