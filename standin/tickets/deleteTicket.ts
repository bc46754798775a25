import type { Ticket } from "../records/ticket.ts";
import type { User } from "../records/user.ts";
import type { Standin } from "../standin.ts";
import { publishTicketEvents } from "./publishTicketEvents.ts";

/** A ticket is no longer, or again, where lists find it; one event says so. */
const changePresence = (
  standin: Standin,
  user: User,
  ticket: Ticket,
  presence: Ticket["presence"],
  event: string,
  blank: Partial<Ticket> = {},
): void => {
  const after: Ticket = {
    ...ticket,
    ...blank,
    presence,
    updated_at: standin.clock.iso(),
    generated_timestamp: standin.clock.epochSeconds(),
  };
  standin.state.tickets.set(ticket.id, after);
  publishTicketEvents(standin, after, user.id, [{ name: event, event: {} }]);
  standin.bus.publish({ type: "ticket_changed", id: ticket.id });
};

/** Puts a ticket into the bin; false when it is not there. */
export const deleteTicket = (standin: Standin, user: User, id: number): boolean => {
  const ticket = standin.state.tickets.get(id);
  if (ticket?.presence !== "present") return false;
  changePresence(standin, user, ticket, "soft_deleted", "soft_deleted");
  return true;
};

/** Takes a ticket out of the bin; false when it is not in it. */
export const restoreTicket = (standin: Standin, user: User, id: number): boolean => {
  const ticket = standin.state.tickets.get(id);
  if (ticket?.presence !== "soft_deleted") return false;
  changePresence(standin, user, ticket, "present", "undeleted");
  return true;
};

/** Erases a ticket from the bin: only its id and times are left; false when it is not in the bin. */
export const eraseTicket = (standin: Standin, user: User, id: number): boolean => {
  const ticket = standin.state.tickets.get(id);
  if (ticket?.presence !== "soft_deleted") return false;
  changePresence(standin, user, ticket, "scrubbed", "permanently_deleted", {
    subject: "SCRUBBED",
    description: "SCRUBBED",
    comments: [],
    audits: [],
    tags: [],
    field_values: new Map(),
    external_id: null,
  });
  return true;
};
