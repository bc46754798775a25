import type { CustomerFacts, Policy, TicketDecision } from "#core";
import type { Arrival } from "../store/effect.ts";
import type { TicketRow } from "../store/tickets.ts";
import { type KnownPeople, personOf } from "./personOf.ts";

/** Where a new ticket that nobody sent anywhere goes (A3, A4), with its first level; null: it stays where it is. */
export function arrivalOf(
  policy: Policy,
  { group, assign }: Pick<TicketDecision, "group" | "assign">,
  row: TicketRow,
  customer: CustomerFacts | null,
  known: KnownPeople,
): Arrival | null {
  if (row.serviceLevel !== null) return null;
  const person = assign === null ? null : personOf(policy, assign, { row, customer, history: [] }, known);
  const assignee = person === null || person.kind === "group" ? null : person;
  const to = group ?? (person?.kind === "group" && row.facts.groupId === null ? person.group : null);
  return assignee === null && to === null ? null : { group: to, assignee };
}
