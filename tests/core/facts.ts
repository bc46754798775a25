import type { CustomerFacts, FactMap, TicketFacts } from "#core";

export const NOW = "2026-11-22T08:00:00Z";

/** A customer with these facts and nothing else known. */
export function customer(facts: FactMap, more: Partial<CustomerFacts> = {}): CustomerFacts {
  return { id: 100, name: "Acme", facts, tags: [], standing: null, override: null, cutOffs: {}, ...more };
}

/** A new ticket from the web, with these changes. */
export function ticket(changes: Partial<TicketFacts> = {}): TicketFacts {
  return {
    id: 42,
    status: "new",
    priority: null,
    type: null,
    tags: [],
    organizationId: 100,
    requesterId: 7,
    assigneeId: null,
    groupId: null,
    brandId: null,
    formId: null,
    channel: "web",
    externalId: null,
    createdAt: NOW,
    customFields: {},
    subjectWords: [],
    ...changes,
  };
}
