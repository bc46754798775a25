import type { CallbackRule, CustomerFacts, Policy, TimelineEvent } from "#core";
import { knowPeople } from "../promises/knowPeople.ts";
import {
  type KnownPeople,
  NOBODY_KNOWN,
  type Person,
  personOf,
  type RoleQuestion,
} from "../promises/personOf.ts";
import { FRESH_FOR_ROLES_SECONDS, readPeople } from "../promises/readPeople.ts";
import type { Shell } from "../shell.ts";
import type { TicketRow } from "../store/tickets.ts";
import { standIns } from "../visits/standIns.ts";

/** What is known for finding out who calls. */
export type CallerQuestion = {
  /** Null: the call is about the customer as such. */
  readonly row: TicketRow | null;
  readonly customer: CustomerFacts | null;
  readonly history: readonly TimelineEvent[];
};

/** Who is there: looked up beforehand for all the roles that will be asked for. */
export type Callers = {
  readonly known: KnownPeople;
  /** Who does an agent's tasks now (A16). */
  readonly standIn: (agentId: number) => number;
};

/** The roles of a call that is to be made, and what is known for finding out who they are. */
export type CallerAsked = { readonly roles: readonly string[]; readonly question: CallerQuestion };

/** Looks up what the roles of these callbacks need, all at once. */
export function knowCallers(
  shell: Shell,
  policy: Policy,
  asked: readonly CallerAsked[],
): Promise<KnownPeople> {
  const roles = asked.flatMap(({ roles: keys, question }) =>
    keys.map((role) => ({ role, ...roleQuestion(question) })),
  );
  return knowPeople(shell, policy, roles);
}

/** Who there is to call: those whom the roles lead to, and whoever stands in for them. */
export async function callersFor(
  shell: Shell,
  policy: Policy,
  asked: readonly CallerAsked[],
): Promise<Callers> {
  if (asked.length === 0) return { known: NOBODY_KNOWN, standIn: (agentId) => agentId };
  const known = await knowCallers(shell, policy, asked);
  const standIn = await standIns(shell, policy);
  const others = asked.flatMap(({ roles, question }) =>
    roles.flatMap((role) => {
      const person = personInRole(policy, role, question, known);
      return person?.kind === "user" && standIn(person.id) !== person.id ? standIn(person.id) : [];
    }),
  );
  if (others.length === 0) return { known, standIn };
  const people = await readPeople(shell, policy, others, FRESH_FOR_ROLES_SECONDS);
  return { known: { ...known, people: new Map([...known.people, ...people]) }, standIn };
}

/** Every role that something may be told to after the call. */
export function rolesToTell({ lead, escalation, outcomes }: CallbackRule): readonly string[] {
  const named = Object.values(outcomes).flatMap(({ actions }) =>
    actions.flatMap((action) => (action.do === "notify" || action.do === "assign" ? [action.role] : [])),
  );
  return [...new Set([...(lead === null ? [] : [lead]), ...escalation.map(({ tell }) => tell), ...named])];
}

/**
 * The first of the rule's roles that leads to somebody (B2), or whoever stands in for that agent (A16); past a stand-in who is
 * no active agent. Null: nobody, so the task waits in the view.
 */
export function whoCalls(
  policy: Policy,
  rule: CallbackRule,
  question: CallerQuestion,
  { known, standIn }: Callers,
): Person | null {
  for (const role of rule.who) {
    const person = personInRole(policy, role, question, known);
    if (person === null) continue;
    if (person.kind !== "user") return person;
    const id = standIn(person.id);
    if (id === person.id || (known.people.get(id)?.isActive ?? true)) return { kind: "user", id };
  }
  return null;
}

export function personInRole(
  policy: Policy,
  role: string,
  question: CallerQuestion,
  known: KnownPeople,
): Person | null {
  return personOf(policy, role, roleQuestion(question), known);
}

/** Of a recurring callback a role can be asked what it would be on a ticket of that customer that nobody has. */
function roleQuestion({ row, customer, history }: CallerQuestion): RoleQuestion {
  const nobodys = {
    ...NO_TICKET,
    facts: { ...NO_TICKET.facts, organizationId: customer?.id ?? null },
  };
  return { row: row ?? nobodys, customer, history };
}

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
