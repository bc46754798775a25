import { callbackTasksMade } from "../store/callbacks.ts";
import { effectsDone } from "../store/effects.ts";

/** A ticket of our making as Zendesk answered it. */
export type MadeTicket = {
  readonly effectId: string;
  readonly externalId: string;
  readonly id: number;
  readonly assignee_id?: number | null | undefined;
};

const CALLBACK = "tierwise:callback:";

/** What the ledger now knows of tickets that were made. */
export function ticketsMade(db: D1Database, made: readonly MadeTicket[], now: string): D1PreparedStatement[] {
  const callbacks = made
    .filter(({ externalId }) => externalId.startsWith(CALLBACK))
    .map(({ externalId, id, assignee_id: assigneeId }) => ({
      id: externalId.slice(CALLBACK.length),
      taskTicketId: id,
      assigneeId: assigneeId ?? null,
    }));
  return [
    effectsDone(
      db,
      made.map(({ effectId }) => effectId),
      now,
    ),
    ...(callbacks.length === 0 ? [] : [callbackTasksMade(db, callbacks)]),
  ];
}
