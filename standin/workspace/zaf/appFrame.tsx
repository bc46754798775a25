import { getColor } from "@zendeskgarden/react-theming";
import { useEffect, useRef, useState } from "react";
import styled from "styled-components";
import type { HostedApp } from "../api/workspaceSession.ts";
import { showToast } from "../parts/toasts.ts";
import { navigate } from "../session/router.ts";
import { sessionStore } from "../session/session.ts";
import { createAppInstance } from "./appInstance.ts";
import { assetsOrigin, frameAddress } from "./frameAddress.ts";
import { createHostPlace } from "./hostPlace.ts";
import { instances } from "./instanceDirectory.ts";
import { closeModal, openModal } from "./modals.ts";
import { currentAccountObject, currentUserObject } from "./people.ts";
import { performRequest } from "./performRequest.ts";
import type { Place } from "./place.ts";
import { transportsFor } from "./transports.ts";

const Frame = styled.iframe`
  display: block;
  width: 100%;
  border: 0;
  background: ${({ theme }) => getColor({ theme, variable: "background.default" })};
`;

type AppFrameProps = {
  app: HostedApp;
  subdomain: string;
  place: Place;
  /** The address inside the package; default: the location's. */
  url?: string;
  /** Chosen by who opened it, for modals. */
  guid?: string;
  /** Fill the area instead of following the app's wishes. */
  fills?: boolean;
};

/** One app in its iframe, on another origin than the page, spoken to by messages only. */
export const AppFrame = ({ app, subdomain, place, url, guid: chosenGuid, fills = false }: AppFrameProps) => {
  const frame = useRef<HTMLIFrameElement>(null);
  const [height, setHeight] = useState("120px");
  const [visible, setVisible] = useState(true);
  const [ready, setReady] = useState(false);
  // An iframe lives with what it was opened with: settings that change meanwhile reach it when it is opened again.
  const [opened] = useState(() => {
    const guid = chosenGuid ?? crypto.randomUUID();
    const address = frameAddress(app, url ?? app.locations[place.location] ?? "", guid);
    return { app, place, subdomain, guid, address };
  });

  useEffect(() => {
    const { app: own, place: at, subdomain: account, guid } = opened;
    let shown = true;
    const host = createHostPlace({
      app: own,
      guid,
      assetsOrigin: assetsOrigin(),
      directory: instances,
      currentUser: currentUserObject,
      currentAccount: currentAccountObject,
      colorScheme: () => sessionStore.get().colorScheme,
      viewport: () => ({ width: window.innerWidth, height: window.innerHeight }),
      resize: (size) => {
        if (size.height !== undefined) setHeight(asLength(size.height));
      },
      setVisible: (wanted) => {
        shown = wanted;
        setVisible(wanted);
      },
      isVisible: () => shown,
      notify: showToast,
      navigate,
      openModal: (modalUrl, size) => openModal(own, modalUrl, size, guid),
      destroy: () => closeModal(guid),
      subscribe: (listener) =>
        sessionStore.subscribe((before, after) => {
          if (before.colorScheme !== after.colorScheme) listener("colorScheme.changed", after.colorScheme);
        }),
    });
    const instance = createAppInstance({
      guid,
      appId: own.app_id,
      metadata: metadataOf(own),
      context: contextOf(at, guid, account),
      places: [host, at],
      directory: instances,
      post: (message) => frame.current?.contentWindow?.postMessage(message, assetsOrigin()),
      request: (options) =>
        performRequest(options, transportsFor(own.app_id, own.installation_id), [
          location.host,
          `${account}.zendesk.com`,
        ]),
      onRegistered: () => {
        setReady(true);
        setTimeout(() => instance.emit("app.activated", { firstLoad: true }), 0);
      },
    });
    const receive = (event: MessageEvent): void => {
      if (event.source === frame.current?.contentWindow && event.origin === assetsOrigin())
        instance.receive(event.data);
    };
    window.addEventListener("message", receive);
    return () => {
      window.removeEventListener("message", receive);
      instance.dispose();
    };
  }, [opened]);

  return (
    <Frame
      ref={frame}
      src={opened.address}
      title={app.name}
      hidden={!visible}
      data-app-instance={opened.guid}
      data-ready={ready}
      style={{ height: fills ? "100%" : height }}
      sandbox="allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox allow-downloads"
      allow="clipboard-write"
    />
  );
};

const asLength = (size: string): string => (/^\d+(\.\d+)?$/.test(size) ? `${size}px` : size);

const metadataOf = (app: HostedApp) => ({
  appId: app.app_id,
  name: app.name,
  installationId: app.installation_id,
  version: app.version,
  settings: app.settings,
});

const contextOf = (place: Place, guid: string, subdomain: string) => ({
  instanceGuid: guid,
  product: "support",
  host: "support",
  location: place.location,
  account: { subdomain },
  ...place.context,
});
