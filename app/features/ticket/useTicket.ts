import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useConnection } from "../../shared/connection/ConnectionContext.ts";
import { useZafEvents } from "../../shared/connection/useZafEvents.ts";
import { type OpenTicket, readTicket } from "./readTicket.ts";

const FORM_EVENTS = [
  "ticket.organization.changed",
  "ticket.requester.id.changed",
  "ticket.subject.changed",
  "ticket.status.changed",
  "ticket.priority.changed",
  "comment.type.changed",
  "ticket.editor.targetChannel.changed",
  "ticket.updated",
  "ticket.submit.done",
];

/** Follows the open ticket's form. Null until Zendesk has answered. */
export function useTicket(): OpenTicket | null {
  const { zaf } = useConnection();
  const queries = useQueryClient();
  const ticket = useQuery({ queryKey: ["ticket"], queryFn: () => readTicket(zaf) });
  useZafEvents(FORM_EVENTS, () => void queries.invalidateQueries({ queryKey: ["ticket"] }));
  return ticket.data ?? null;
}
