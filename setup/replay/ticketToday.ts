import type { FactValue, TicketFacts, TicketLikeness } from "#core";
import type { Ticket } from "#zendesk";

const STATUSES = ["new", "open", "pending", "hold", "solved", "closed", "deleted"] as const;
const PRIORITIES = ["low", "normal", "high", "urgent"] as const;
const TYPES = ["problem", "incident", "question", "task"] as const;

/** A ticket as it is now, with every custom field it has. Source: facts zendesk-api 2.1. */
export function ticketToday(ticket: Ticket): TicketLikeness {
  const known = <Value extends string>(values: readonly Value[], value: string | null): Value | null =>
    values.find((each) => each === value) ?? null;
  return {
    facts: {
      id: ticket.id,
      status: known(STATUSES, ticket.status) ?? "new",
      priority: known(PRIORITIES, ticket.priority ?? null),
      type: known(TYPES, ticket.type ?? null),
      tags: ticket.tags ?? [],
      organizationId: ticket.organization_id ?? null,
      requesterId: ticket.requester_id ?? null,
      assigneeId: ticket.assignee_id ?? null,
      groupId: ticket.group_id ?? null,
      brandId: ticket.brand_id ?? null,
      formId: ticket.ticket_form_id ?? null,
      channel: ticket.via?.channel ?? null,
      externalId: ticket.external_id ?? null,
      createdAt: ticket.created_at,
      customFields: customFieldsOf(ticket),
    },
    subject: ticket.subject ?? "",
  };
}

function customFieldsOf(ticket: Ticket): TicketFacts["customFields"] {
  const set = (ticket.custom_fields ?? []).flatMap(({ id, value }): [string, FactValue][] =>
    value === null || value === undefined || value === "" ? [] : [[String(id), value]],
  );
  return Object.fromEntries(set);
}
