import type { Json, JsonObject } from "../json.ts";
import type { Audit, AuditEvent, Ticket } from "../records/ticket.ts";
import { epochSecondsOf } from "./savesBetween.ts";
import { commentView } from "./ticketView.ts";

/**
 * A save as the export of ticket events shows it. Source: the description of `IncrementalTicketEvents` in Zendesk's
 * document, whose schema shows a metric event by mistake; the children's keys are *ours* where it says nothing.
 */
export const ticketEventView = (ticket: Ticket, audit: Audit, withComments: boolean): JsonObject => ({
  id: audit.id,
  ticket_id: ticket.id,
  event_type: "Audit",
  created_at: audit.created_at,
  timestamp: epochSecondsOf(audit.created_at),
  updater_id: audit.author_id,
  via: audit.channel,
  metadata: { system: {}, custom: audit.custom_metadata },
  child_events: audit.events.map((event) => childView(ticket, audit, event, withComments)),
});

const childView = (ticket: Ticket, audit: Audit, event: AuditEvent, withComments: boolean): JsonObject => {
  const shared = { id: event.id, via: audit.channel, via_reference_id: null, event_type: event.type };
  switch (event.type) {
    case "Create":
      return { ...shared, ...valueUnderItsName(event.field_name, event.value, []) };
    case "Change": {
      const { field_name, value, previous_value } = event;
      return { ...shared, ...valueUnderItsName(field_name, value, listOf(previous_value)), previous_value };
    }
    case "Comment": {
      const comment = ticket.comments.find((each) => each.id === event.comment_id);
      if (comment === undefined) return shared;
      return withComments
        ? { ...shared, ...commentView(ticket, comment), id: event.id }
        : { ...shared, comment_present: true, comment_public: comment.public };
    }
    case "CommentPrivacyChange":
      return { ...shared, comment_id: event.comment_id, public: event.public };
    case "Notification":
      return shared;
  }
};

/** The export names a field by its key, a custom one by its id within `custom_ticket_fields`. */
const valueUnderItsName = (name: string, value: Json, before: readonly Json[]): JsonObject => {
  if (/^\d+$/.test(name)) return { custom_ticket_fields: { [name]: value } };
  if (name !== "tags") return { [name]: value };
  const now = listOf(value);
  return {
    tags: [...now],
    added_tags: now.filter((tag) => !before.includes(tag)),
    removed_tags: before.filter((tag) => !now.includes(tag)),
  };
};

const listOf = (value: Json): readonly Json[] => (Array.isArray(value) ? value : []);
