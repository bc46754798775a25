import type { JsonObject } from "../json.ts";
import {
  type Audit,
  type AuditEvent,
  type Comment,
  MESSAGING_CHANNELS,
  type Ticket,
} from "../records/ticket.ts";
import type { Standin } from "../standin.ts";
import { attachmentView } from "./attachmentView.ts";
import { customStatusOf } from "./ticketEventDetail.ts";

/** `via` of tickets, comments and audits. */
const viaOf = (channel: string): JsonObject => ({ channel, source: { from: {}, to: {}, rel: null } });

/** A ticket as REST shows it. Every custom field has a row in `custom_fields` and in `fields`. Keys: zendesk-api 2.1. */
export const ticketView = (standin: Standin, ticket: Ticket): JsonObject => {
  const fields = [...standin.state.ticketFields.values()]
    .filter((field) => !field.system)
    .map((field) => ({
      id: field.id,
      value: ticket.field_values.get(field.id) ?? (field.type === "checkbox" ? false : null),
    }));
  const rating = ticket.satisfaction_rating;
  return {
    url: `${standin.url}/api/v2/tickets/${ticket.id}.json`,
    id: ticket.id,
    external_id: ticket.external_id,
    via:
      ticket.followup_source_id === null
        ? viaOf(ticket.channel)
        : {
            channel: ticket.channel,
            source: { from: { ticket_id: ticket.followup_source_id }, to: {}, rel: "follow_up" },
          },
    created_at: ticket.created_at,
    updated_at: ticket.updated_at,
    type: ticket.type,
    subject: ticket.subject,
    raw_subject: ticket.subject,
    description: ticket.description,
    priority: ticket.priority,
    status: shownStatus(ticket),
    recipient: null,
    requester_id: ticket.requester_id,
    submitter_id: ticket.submitter_id,
    assignee_id: ticket.assignee_id,
    organization_id: ticket.organization_id,
    group_id: ticket.group_id,
    collaborator_ids: [...new Set([...ticket.follower_ids, ...ticket.email_cc_ids])],
    follower_ids: ticket.follower_ids,
    email_cc_ids: ticket.email_cc_ids,
    forum_topic_id: null,
    problem_id: ticket.problem_id,
    has_incidents:
      ticket.type === "problem" &&
      [...standin.state.tickets.values()].some((each) => each.problem_id === ticket.id),
    is_public: ticket.is_public,
    due_at: ticket.due_at,
    tags: ticket.tags,
    custom_fields: fields,
    satisfaction_rating:
      rating === null
        ? { score: "unoffered" }
        : {
            id: rating.id,
            score: rating.score,
            ...(rating.comment === null ? {} : { comment: rating.comment }),
          },
    sharing_agreement_ids: [],
    custom_status_id: customStatusOf(standin.state, ticket),
    fields,
    followup_ids: [...standin.state.tickets.values()]
      .filter((each) => each.followup_source_id === ticket.id)
      .map((each) => each.id),
    ticket_form_id: ticket.ticket_form_id,
    brand_id: ticket.brand_id,
    allow_channelback: false,
    allow_attachments: true,
    from_messaging_channel: MESSAGING_CHANNELS.some((channel) => channel === ticket.channel),
  };
};

/** Deleted and erased tickets show as `deleted` in the exports. */
export const shownStatus = (ticket: Ticket): string =>
  ticket.presence === "present" ? ticket.status : "deleted";

/** A comment as REST shows it. */
export const commentView = (ticket: Ticket, comment: Comment): JsonObject => ({
  id: comment.id,
  type: "Comment",
  author_id: comment.author_id,
  body: comment.body,
  html_body: comment.html_body,
  plain_body: comment.body,
  public: comment.public,
  attachments: (comment.attachments ?? []).map((file) => attachmentView("", file)),
  audit_id:
    ticket.audits.find((audit) =>
      audit.events.some((event) => event.type === "Comment" && event.comment_id === comment.id),
    )?.id ??
    ticket.audits[0]?.id ??
    0,
  via: viaOf(comment.channel),
  created_at: comment.created_at,
  metadata: { system: {}, custom: {} },
});

/** An audit as REST shows it. */
export const auditView = (ticket: Ticket, audit: Audit): JsonObject => ({
  id: audit.id,
  ticket_id: audit.ticket_id,
  created_at: audit.created_at,
  author_id: audit.author_id,
  metadata: { system: {}, custom: audit.custom_metadata },
  events: audit.events.map((event) => auditEventView(ticket, audit, event)),
  via: viaOf(audit.channel),
});

const auditEventView = (ticket: Ticket, audit: Audit, event: AuditEvent): JsonObject => {
  switch (event.type) {
    case "Create":
      return event;
    case "Change":
      return { ...event, via: viaOf(audit.channel) };
    case "Comment": {
      const comment = ticket.comments.find((each) => each.id === event.comment_id);
      if (comment === undefined) return { id: event.id, type: "Comment" };
      const {
        id: _id,
        via: _via,
        created_at: _at,
        metadata: _metadata,
        ...shown
      } = commentView(ticket, comment);
      return { id: event.id, ...shown, audit_id: audit.id };
    }
    case "CommentPrivacyChange":
    case "Notification":
      return event;
  }
};
