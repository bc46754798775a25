import type { FakeTicket } from "./fakeZendesk.ts";

let events = 0;

function envelope(type: string, subject: string, time: string): Record<string, unknown> {
  events += 1;
  return {
    account_id: 22129848,
    id: `00000000-0000-4000-8000-${String(events).padStart(12, "0")}`,
    subject,
    time: time.replace("Z", `.${String(events % 1e9).padStart(9, "0")}Z`),
    type: `zen:event-type:${type}`,
    zendesk_event_version: "2022-11-06",
  };
}

/** A ticket event in Zendesk's shape: string ids, upper-case words, the ticket's state in `detail`. */
export function ticketEvent(type: string, ticket: FakeTicket, event: unknown = {}): Record<string, unknown> {
  const text = (id: number | null): string | null => (id === null ? null : String(id));
  const detail = {
    actor_id: "501",
    assignee_id: text(ticket.assignee_id),
    brand_id: text(ticket.brand_id),
    created_at: ticket.created_at,
    custom_status: "8593966",
    description: "A text that must not be kept",
    external_id: ticket.external_id,
    form_id: text(ticket.ticket_form_id),
    group_id: text(ticket.group_id),
    id: String(ticket.id),
    is_public: true,
    organization_id: text(ticket.organization_id),
    priority: ticket.priority?.toUpperCase() ?? null,
    requester_id: text(ticket.requester_id),
    status: ticket.status.toUpperCase(),
    subject: ticket.subject,
    submitter_id: text(ticket.requester_id),
    tags: ticket.tags.length === 0 ? null : ticket.tags,
    type: ticket.type?.toUpperCase() ?? null,
    updated_at: ticket.updated_at,
    via: ticket.via,
  };
  return { ...envelope(`ticket.${type}`, `zen:ticket:${ticket.id}`, ticket.updated_at), detail, event };
}

export function organizationEvent(
  type: string,
  organization: { readonly id: number; readonly name: string; readonly updated_at: string },
  event: unknown = {},
): Record<string, unknown> {
  const { id, name, updated_at } = organization;
  const detail = {
    created_at: updated_at,
    external_id: null,
    group_id: null,
    id: String(id),
    name,
    shared_comments: false,
    shared_tickets: false,
    updated_at,
  };
  return { ...envelope(`organization.${type}`, `zen:organization:${id}`, updated_at), detail, event };
}

export function fieldChange(fieldId: number, current: unknown, previous: unknown, type = "integer"): unknown {
  return { current, previous, field: { id: String(fieldId), title: "A field", type } };
}
