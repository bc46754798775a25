import { ownerOf, type Policy, type TicketFacts } from "#core";
import type { NewEffect } from "../store/effect.ts";
import { NOTHING } from "./askedActions.ts";
import type { History } from "./historyOf.ts";

/** The write of who answered first into the ticket's own field (C3), once; null: it is known already, or nobody has. */
export function firstContactEffect(
  policy: Policy,
  ticket: Pick<TicketFacts, "id" | "status">,
  { events, added, startsLate }: History,
): NewEffect | null {
  if (ticket.status === "closed" || ticket.status === "deleted" || startsLate) return null;
  const ownerIn = (some: History["events"]) =>
    ownerOf(policy, { ticketId: ticket.id, events: some }, END_OF_TIME);
  const owner = ownerIn(events);
  const isNew = new Set(added);
  if (owner === null || owner.agentId === ownerIn(events.filter((event) => !isNew.has(event)))?.agentId)
    return null;
  return {
    id: `ticket_actions:first_contact:${ticket.id}:${owner.agentId}`,
    subjectId: ticket.id,
    change: { ...NOTHING, firstContact: owner },
    announce: false,
    cause: "first contact",
  };
}

/** The whole history counts, whatever our clock says. */
const END_OF_TIME = "9999-12-31T00:00:00Z";
