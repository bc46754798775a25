import type { Rights } from "../../features/rights/readRights.ts";

/** What can be written from this ticket: anything, nothing into the ticket itself, or nothing but internal notes. */
export type TicketWriting = "anything" | "not_here" | "notes_only";

/** Zendesk takes no more changes of a closed ticket; visits and calls are tickets of their own. */
export function ticketWriting(status: string | null, rights: Rights): TicketWriting {
  if (rights === "notes_only") return "notes_only";
  return status === "closed" ? "not_here" : "anything";
}
