import { randomUUID } from "node:crypto";
import type { JsonObject } from "../json.ts";
import type { Ticket } from "../records/ticket.ts";
import type { ZendeskEvent } from "../records/webhook.ts";
import type { Standin } from "../standin.ts";
import { nextLargeId } from "../state.ts";
import type { TicketChange } from "./ticketChanges.ts";
import { ticketEventDetail } from "./ticketEventDetail.ts";

/** Sends the events of one save: they share `meta.sequence.id`, and `position` counts them. */
export const publishTicketEvents = (
  standin: Standin,
  ticket: Ticket,
  actorId: number,
  changes: readonly TicketChange[],
): void => {
  if (changes.length === 0) return;
  const sequenceId = String(nextLargeId(standin.state));
  const detail = ticketEventDetail(standin.state, ticket, actorId);
  standin.dispatcher.publish(
    standin.state,
    changes.map(({ name, event }, position): ZendeskEvent => {
      const withSequence: JsonObject = { ...event, meta: { sequence: { id: sequenceId, position } } };
      return {
        account_id: standin.state.account.id,
        detail,
        event: withSequence,
        id: randomUUID(),
        subject: `zen:ticket:${ticket.id}`,
        time: standin.clock.exact(),
        type: `zen:event-type:ticket.${name}`,
        zendesk_event_version: "2022-11-06",
      };
    }),
  );
};
