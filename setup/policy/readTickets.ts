import { type Policy, subjectWordsIn, type TicketFacts } from "#core";
import type { FactsFileTicket } from "./factsFile.ts";
import type { ReadCustomer } from "./readCustomers.ts";

/** Tickets of a FACTS file as the rules see them; their texts stay behind. */
export function readTickets(
  tickets: readonly FactsFileTicket[],
  customers: readonly ReadCustomer[],
  policies: readonly Policy[],
): readonly TicketFacts[] {
  const words = [...new Set(policies.flatMap(({ reads }) => reads.subjectWords))];
  const idOf = new Map(customers.map(({ id, customer }) => [id, customer.id]));
  return tickets.map((ticket) => ({
    id: ticket.id,
    status: ticket.status,
    priority: ticket.priority,
    type: ticket.type,
    tags: ticket.tags,
    organizationId: ticket.organization_id === null ? null : (idOf.get(ticket.organization_id) ?? null),
    requesterId: ticket.requester_id,
    assigneeId: ticket.assignee_id,
    groupId: ticket.group_id,
    brandId: ticket.brand_id,
    formId: ticket.ticket_form_id,
    channel: ticket.via.channel,
    externalId: ticket.external_id,
    createdAt: ticket.created_at,
    customFields: Object.fromEntries(
      ticket.custom_fields.flatMap(({ id, value }) => (value === null ? [] : [[String(id), value]])),
    ),
    subjectWords: subjectWordsIn(ticket.subject ?? "", words),
  }));
}
