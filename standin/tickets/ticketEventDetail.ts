import type { JsonObject } from "../json.ts";
import type { Ticket } from "../records/ticket.ts";
import type { State } from "../state.ts";

/** Events name channels their own way. */
const EVENT_CHANNELS: { readonly [channel: string]: string } = { api: "web_service", web: "web_form" };

const idText = (id: number | null): string | null => (id === null ? null : String(id));

/** The custom status id that stands for a status; closed counts as solved. */
export const customStatusOf = (state: State, ticket: Ticket): number | null => {
  const category = ticket.status === "closed" ? "solved" : ticket.status;
  return (
    [...state.customStatuses.values()].find((each) => each.status_category === category && each.default)
      ?.id ?? null
  );
};

/** `detail` of a ticket event: string ids, upper-case enums, no custom field values. Source: zendesk-api 1.6. */
export const ticketEventDetail = (state: State, ticket: Ticket, actorId: number): JsonObject => ({
  actor_id: String(actorId),
  assignee_id: idText(ticket.assignee_id),
  brand_id: String(ticket.brand_id),
  created_at: ticket.created_at,
  custom_status: idText(customStatusOf(state, ticket)),
  description: ticket.description,
  external_id: ticket.external_id,
  form_id: String(ticket.ticket_form_id),
  group_id: idText(ticket.group_id),
  id: String(ticket.id),
  is_public: ticket.is_public,
  organization_id: idText(ticket.organization_id),
  priority: ticket.priority?.toUpperCase() ?? null,
  requester_id: String(ticket.requester_id),
  status: statusText(ticket),
  subject: ticket.subject,
  submitter_id: String(ticket.submitter_id),
  tags: ticket.tags.length === 0 ? null : ticket.tags,
  type: ticket.type?.toUpperCase() ?? null,
  updated_at: ticket.updated_at,
  via: { channel: EVENT_CHANNELS[ticket.channel] ?? ticket.channel },
});

/** A ticket's status as events write it. */
export const statusText = (ticket: Ticket): string => {
  switch (ticket.presence) {
    case "present":
      return ticket.status.toUpperCase();
    case "soft_deleted":
      return "DELETED";
    case "scrubbed":
      return "SCRUBBED";
  }
};
