import type { TicketAudit, ZendeskError } from "#zendesk";
import { authorsIn, momentsInAudits } from "../promises/momentsInAudits.ts";
import type { Shell } from "../shell.ts";
import { addMoments } from "../store/ticketMoments.ts";
import { NOBODY_WAITS, type Waiting, waitSeconds } from "./readMany.ts";

/**
 * Reads in Zendesk's audits what happened on tickets of which the sweep found that no webhook had told: comments are in no
 * export, and a ticket that was solved and opened again looks as before. One request each; so the sweep asks only for those.
 * Answers which could not be read now.
 */
export async function hearMissed(shell: Shell, ids: readonly number[]): Promise<Waiting> {
  const heard: { readonly ticketId: number; readonly audits: readonly TicketAudit[] }[] = [];
  let waiting = NOBODY_WAITS;
  for (const [index, ticketId] of ids.entries()) {
    const audits = await shell.zendesk.tickets.audits(ticketId);
    if (audits.ok) heard.push({ ticketId, audits: audits.value });
    else if (isWorthWaiting(audits.error)) {
      waiting = { ids: new Set(ids.slice(index)), seconds: waitSeconds(audits.error) };
      break;
    }
  }
  if (heard.length === 0) return waiting;
  const authors = [...new Set(heard.flatMap(({ audits }) => authorsIn(audits)))];
  const people = await shell.zendesk.users.showMany(authors);
  if (!people.ok) return { ids: new Set(ids), seconds: waitSeconds(people.error) };
  const staff = new Set(people.value.filter(({ role }) => role !== "end-user").map(({ id }) => id));
  await addMoments(
    shell.db,
    heard.map(({ ticketId, audits }) => ({ ticketId, events: momentsInAudits(audits, staff) })),
  ).run();
  return waiting;
}

/** A ticket that is gone has no audits, and none will come. */
function isWorthWaiting({ reason }: ZendeskError): boolean {
  switch (reason) {
    case "rate_limited":
    case "unavailable":
    case "unreadable":
    case "unauthenticated":
    case "forbidden":
      return true;
    case "not_found":
    case "conflict":
    case "invalid":
      return false;
  }
}
