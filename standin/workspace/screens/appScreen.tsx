import { useMemo } from "react";
import styled from "styled-components";
import type { WorkspaceSession } from "../api/workspaceSession.ts";
import { Screen } from "../parts/layout.tsx";
import { useTexts } from "../session/texts.ts";
import { AppFrame } from "../zaf/appFrame.tsx";
import type { Place } from "../zaf/place.ts";

const Whole = styled.div`
  position: relative;
  height: 100%;
`;

const HiddenTitle = styled.h1`
  position: absolute;
  width: 1px;
  height: 1px;
  overflow: hidden;
  clip-path: inset(50%);
`;

/** An app's own page (`nav_bar`). */
export const AppScreen = ({ session, slug }: { session: WorkspaceSession; slug: string }) => {
  const t = useTexts();
  const place = useMemo(
    (): Place => ({
      location: "nav_bar",
      context: {},
      get: async () => undefined,
      set: async () => undefined,
      // Nothing to preload or to draw here; both exist so that apps may call them.
      invoke: async ({ name }) =>
        name === "preloadPane" || name === "iconSymbol" ? { ok: true, value: true } : undefined,
      subscribe: () => () => {},
    }),
    [],
  );
  const app = session.apps.find((each) => each.slug === slug && each.enabled && each.locations["nav_bar"]);
  if (app === undefined) return <Screen>{t("notFound")}</Screen>;
  return (
    <Whole>
      <HiddenTitle>{app.name}</HiddenTitle>
      <AppFrame app={app} subdomain={session.account.subdomain} place={place} fills />
    </Whole>
  );
};
