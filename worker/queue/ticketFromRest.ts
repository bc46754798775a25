import type { FactMap, Policy, TicketFacts, TicketPriority, TicketStatus, TicketType } from "#core";
import type { Ticket } from "#zendesk";

const STATUSES = {
  new: "new",
  open: "open",
  pending: "pending",
  hold: "hold",
  solved: "solved",
  closed: "closed",
  archived: "closed",
  deleted: "deleted",
  scrubbed: "deleted",
} as const satisfies { readonly [status: string]: TicketStatus };
const PRIORITIES: readonly TicketPriority[] = ["low", "normal", "high", "urgent"];
const TYPES: readonly TicketType[] = ["problem", "incident", "question", "task"];

/** Zendesk's ticket as the rules see it; its texts stay behind. Source: facts zendesk-api 2.1. */
export function ticketFactsOf(ticket: Ticket, policy: Policy): Omit<TicketFacts, "subjectWords"> {
  return {
    id: ticket.id,
    status: statusOf(ticket.status),
    priority: PRIORITIES.find((priority) => priority === ticket.priority) ?? null,
    type: TYPES.find((type) => type === ticket.type) ?? null,
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
    customFields: customFieldsOf(ticket, policy),
  };
}

function statusOf(status: string): TicketStatus {
  const known: { readonly [status: string]: TicketStatus } = STATUSES;
  // A custom status has one of the five categories as `status`; anything else is new to us and treated as open.
  return known[status.toLowerCase()] ?? "open";
}

/** Only the fields the policy's conditions ask for. */
function customFieldsOf(ticket: Ticket, policy: Policy): FactMap {
  const wanted = new Set(policy.reads.ticketFields.map(String));
  const values: { [id: string]: string | number | boolean | readonly string[] } = {};
  for (const { id, value } of ticket.custom_fields ?? []) {
    if (!wanted.has(String(id)) || value === null || value === undefined || value === "") continue;
    if (typeof value === "string" || typeof value === "number" || typeof value === "boolean")
      values[String(id)] = value;
    else if (Array.isArray(value)) values[String(id)] = value.map(String);
  }
  return values;
}
