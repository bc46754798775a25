import type { CustomerFacts, Policy, TimelineEvent } from "#core";
import type { Agent } from "../store/effect.ts";
import type { PersonRow } from "../store/people.ts";
import type { TicketRow } from "../store/tickets.ts";

/** Whoever a role stands for on a ticket, as Zendesk takes them. */
export type Person = Agent | { readonly kind: "group"; readonly group: string };

export type RoleQuestion = {
  readonly row: TicketRow;
  readonly customer: CustomerFacts | null;
  readonly history: readonly TimelineEvent[];
};

/** What was looked up about people beforehand (`knowPeople`). */
export type KnownPeople = {
  readonly people: ReadonlyMap<number, PersonRow>;
  /** Who made the last visit, by organization. */
  readonly engineers: ReadonlyMap<number, number>;
};

export const NOBODY_KNOWN: KnownPeople = { people: new Map(), engineers: new Map() };

/** The first way of the role that leads to somebody who is there; null: none does. */
export function personOf(
  policy: Policy,
  role: string,
  question: RoleQuestion,
  known: KnownPeople,
): Person | null {
  for (const way of waysOf(policy, role)) {
    const person = led(way, question, known);
    if (person !== null && isThere(person, known)) return person;
  }
  return null;
}

/** Users whom `personOf` would like to know about, as far as it can be told now. */
export function peopleAsked(
  policy: Policy,
  role: string,
  question: RoleQuestion,
  known: KnownPeople,
): readonly number[] {
  return waysOf(policy, role).flatMap((way) => {
    const person = led(way, question, known);
    const requester = way.by === "user_field" ? question.row.facts.requesterId : null;
    return [...(person?.kind === "user" ? [person.id] : []), ...(requester === null ? [] : [requester])];
  });
}

type Way = Policy["document"]["roles"][number]["resolve"][number];

export function waysOf(policy: Policy, role: string): readonly Way[] {
  return policy.document.roles.find(({ key }) => key === role)?.resolve ?? [];
}

function led(way: Way, { row, customer, history }: RoleQuestion, known: KnownPeople): Person | null {
  const { assigneeId, requesterId, organizationId } = row.facts;
  switch (way.by) {
    case "organization_field":
      return named(customer?.facts[way.field]);
    case "user_field":
      return named(requesterId === null ? null : known.people.get(requesterId)?.fields[way.field]);
    case "first_responder":
      return user(firstResponder(history));
    case "assignee":
      return user(assigneeId);
    case "previous_engineer":
      return user((organizationId === null ? null : known.engineers.get(organizationId)) ?? null);
    case "agent":
      return { kind: "email", email: way.email };
    case "group":
      return { kind: "group", group: way.group };
  }
}

/** Whom Zendesk does not know as an active agent is passed over. Absences (A16) will be asked for here as well. */
function isThere(person: Person, { people }: KnownPeople): boolean {
  return person.kind !== "user" || (people.get(person.id)?.isActive ?? true);
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
