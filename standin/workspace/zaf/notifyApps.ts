import { liveEvents } from "../api/live.ts";
import { sessionStore } from "../session/session.ts";
import { instances } from "./instanceDirectory.ts";

/** Passes `apps/notify` on to the open instances of the app it names. Source: zendesk-app 2, `api_notification.<name>`. */
export const startNotifyingApps = (): (() => void) =>
  liveEvents.subscribe((_before, event) => {
    if (event?.type !== "app_notification") return;
    if (event.agent_id !== null && event.agent_id !== sessionStore.get().agentId) return;
    instances.broadcast(
      `api_notification.${event.event}`,
      { body: event.body, sender: String(event.sender_id) },
      event.app_id,
    );
  });
