import { isAbout, readChangeNotice } from "../../features/brief/readChangeNotice.ts";
import type { BriefState } from "../../features/brief/useBrief.ts";
import { useZafEvents } from "../../shared/connection/useZafEvents.ts";

const WORKER_CHANGED = ["api_notification.tierwise_changed"];
/** Saved here or elsewhere, another organization, or back on this tab: the Worker may know more by now. */
const ZENDESK_CHANGED = [
  "app.activated",
  "ticket.updated",
  "ticket.submit.done",
  "ticket.organization.changed",
];

/** Looks again when the Worker says that it has changed something here, or Zendesk that the ticket has changed. */
export function useRefresh(
  shown: {
    readonly ticketId: number | null;
    readonly organizationId: number | null;
    readonly agentId: number | null;
  },
  look: BriefState["look"],
  lookAtFields: () => void,
): void {
  useZafEvents(WORKER_CHANGED, (data) => {
    if (!isAbout(readChangeNotice(data), shown)) return;
    look("anew");
    lookAtFields();
  });
  useZafEvents(ZENDESK_CHANGED, () => {
    look("unless_looking");
    lookAtFields();
  });
}
