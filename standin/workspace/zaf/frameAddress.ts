import type { HostedApp } from "../api/workspaceSession.ts";
import { sessionStore } from "../session/session.ts";

/** Where apps live: the same server by its other name, so that the browser keeps them apart from the page. */
export const assetsOrigin = (): string => {
  const { protocol, hostname, port } = location;
  return `${protocol}//${hostname === "localhost" ? "127.0.0.1" : "localhost"}:${port}`;
};

/** The iframe's address with what the SDK needs to find its host. Source: zendesk-app 1.1. */
export const frameAddress = (app: HostedApp, url: string, guid: string): string => {
  const filled = url.replaceAll(/\{\{setting\.(\w+)\}\}/g, (_whole, name: string) =>
    String(app.settings[name] ?? ""),
  );
  const address = new URL(filled, `${assetsOrigin()}/apps-assets/${app.app_id}/`);
  address.searchParams.set("origin", location.origin);
  address.searchParams.set("app_guid", guid);
  address.searchParams.set("colorScheme", sessionStore.get().colorScheme);
  return address.href;
};
