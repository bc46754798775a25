import type { Audit, Ticket } from "../records/ticket.ts";
import type { Standin } from "../standin.ts";

export const epochSecondsOf = (at: string): number => Math.floor(Date.parse(at) / 1000);

/** Saves of all tickets from one second to another, both included, oldest first. */
export const savesBetween = (
  { state }: Standin,
  fromSeconds: number,
  untilSeconds: number,
): { ticket: Ticket; audit: Audit }[] =>
  [...state.tickets.values()]
    .filter((ticket) => ticket.generated_timestamp >= fromSeconds && ticket.presence !== "scrubbed")
    .flatMap((ticket) => ticket.audits.map((audit) => ({ ticket, audit })))
    .filter(({ audit }) => {
      const at = epochSecondsOf(audit.created_at);
      return at >= fromSeconds && at <= untilSeconds;
    })
    .toSorted((a, b) => a.audit.created_at.localeCompare(b.audit.created_at) || a.audit.id - b.audit.id);
