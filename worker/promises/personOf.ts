import type { CustomerFacts, Policy, TimelineEvent } from "#core";
import type { Agent } from "../store/effect.ts";
import type { TicketRow } from "../store/tickets.ts";

/** Whoever a role stands for on a ticket, as Zendesk takes them. */
export type Person = Agent | { readonly kind: "group"; readonly group: string };

export type RoleQuestion = {
  readonly row: TicketRow;
  readonly customer: CustomerFacts | null;
  readonly history: readonly TimelineEvent[];
};

/** The first way of the role that leads to somebody from what the ledger knows; null: none does. */
export function personOf(policy: Policy, role: string, question: RoleQuestion): Person | null {
  const ways = policy.document.roles.find(({ key }) => key === role)?.resolve ?? [];
  for (const way of ways) {
    const person = led(way, question);
    if (person !== null) return person;
  }
  return null;
}

type Way = Policy["document"]["roles"][number]["resolve"][number];

function led(way: Way, { row, customer, history }: RoleQuestion): Person | null {
  switch (way.by) {
    case "organization_field":
      return named(customer?.facts[way.field]);
    case "first_responder":
      return user(firstResponder(history));
    case "assignee":
      return user(row.facts.assigneeId);
    case "agent":
      return { kind: "email", email: way.email };
    case "group":
      return { kind: "group", group: way.group };
    case "user_field":
    case "previous_engineer":
      // Neither is in what we keep of a ticket.
      return null;
  }
}

const user = (id: number | null): Person | null => (id === null ? null : { kind: "user", id });

/** A field for a person holds an address or a user's id. */
function named(value: unknown): Person | null {
  if (typeof value === "string" && value.includes("@")) return { kind: "email", email: value };
  const id = typeof value === "string" || typeof value === "number" ? Number(value) : Number.NaN;
  return Number.isSafeInteger(id) && id > 0 ? { kind: "user", id } : null;
}

function firstResponder(history: readonly TimelineEvent[]): number | null {
  let first: { readonly at: string; readonly agentId: number } | null = null;
  for (const event of history) {
    if (event.kind !== "public_reply_by_agent" || event.agentId === null) continue;
    if (first === null || event.at < first.at) first = { at: event.at, agentId: event.agentId };
  }
  return first?.agentId ?? null;
}
