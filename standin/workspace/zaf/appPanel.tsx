import { Fragment } from "react";
import styled from "styled-components";
import { loaders, useLoaded } from "../api/queries.ts";
import { Quiet, Stack, Subtitle } from "../parts/layout.tsx";
import { useTexts } from "../session/texts.ts";
import { AppFrame } from "./appFrame.tsx";
import type { Place } from "./place.ts";
import { useScreenSettled } from "./useScreenSettled.ts";

/** 320 px for the app itself: the column's padding is taken back. */
const Bleed = styled.div`
  margin: 0 -16px;
`;

/** All apps that show themselves at this place, one below the other, once the screen beside them is there. */
export const AppPanel = ({ place }: { place: Place }) => {
  const t = useTexts();
  const { data } = useLoaded(loaders.session());
  const settled = useScreenSettled();
  if (data === undefined || !settled) return null;
  const apps = data.apps.filter((app) => app.enabled && app.locations[place.location]);
  return (
    <Stack>
      {apps.length === 0 ? <Quiet>{t("noApps")}</Quiet> : null}
      {apps.map((app) => (
        <Fragment key={app.installation_id}>
          <Subtitle>{app.name}</Subtitle>
          <Bleed>
            <AppFrame key={app.version} app={app} subdomain={data.account.subdomain} place={place} />
          </Bleed>
        </Fragment>
      ))}
    </Stack>
  );
};
