import type { CustomerFacts, Policy, CallbackRule, TimelineEvent } from "#core";
import { NOBODY_KNOWN, type Person, personOf } from "../promises/personOf.ts";
import type { TicketRow } from "../store/tickets.ts";

/** What is known for finding out who calls. */
export type CallerQuestion = {
  /** Null: the call is about the customer as such. */
  readonly row: TicketRow | null;
  readonly customer: CustomerFacts | null;
  readonly history: readonly TimelineEvent[];
};

/** The first of the rule's roles that leads to somebody (B2); null: nobody, so the task waits in the view. */
export function whoCalls(policy: Policy, rule: CallbackRule, question: CallerQuestion): Person | null {
  for (const role of rule.who) {
    const person = personInRole(policy, role, question);
    if (person !== null) return person;
  }
  return null;
}

export function personInRole(policy: Policy, role: string, question: CallerQuestion): Person | null {
  return personOf(policy, role, { ...question, row: question.row ?? NO_TICKET }, NOBODY_KNOWN);
}

/** A ticket of nobody: what a role asks of one, a recurring callback does not have. */
const NO_TICKET: TicketRow = {
  facts: {
    id: 0,
    status: "new",
    priority: null,
    type: null,
    tags: [],
    organizationId: null,
    requesterId: null,
    assigneeId: null,
    groupId: null,
    brandId: null,
    formId: null,
    channel: null,
    externalId: null,
    createdAt: "1970-01-01T00:00:00Z",
    customFields: {},
    subjectWords: [],
  },
  updatedAt: "1970-01-01T00:00:00Z",
  serviceLevel: null,
  serviceLevelAt: null,
};
