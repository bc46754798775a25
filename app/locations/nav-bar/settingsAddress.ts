import type { Session } from "../../zaf/session.ts";

/**
 * Where an admin edits the app's settings: Zendesk's Admin Center, or, on a host that is not Zendesk's (the local
 * stand-in), that host's own settings page of this installation. `hostOrigin` is the page that holds our frame.
 */
export function settingsAddress(hostOrigin: string | null, session: Session): string {
  if (hostOrigin === null || new URL(hostOrigin).hostname.endsWith(".zendesk.com")) {
    return `https://${session.subdomain}.zendesk.com/admin/apps-integrations/apps/support-apps`;
  }
  return `${hostOrigin}/agent/admin/apps/${session.installationId ?? ""}`;
}
