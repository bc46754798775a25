import { callbackIn } from "../store/callbackIn.ts";
import { callbackTasksMade } from "../store/callbacks.ts";
import { effectsDone } from "../store/effects.ts";

/** A ticket of our making as Zendesk answered it. */
export type MadeTicket = {
  readonly effectId: string;
  readonly externalId: string;
  readonly id: number;
  readonly assignee_id?: number | null | undefined;
};

/** What the ledger now knows of tickets that were made. */
export function ticketsMade(db: D1Database, made: readonly MadeTicket[], now: string): D1PreparedStatement[] {
  const callbacks = made
    .map(({ externalId, id, assignee_id: assigneeId }) => ({
      id: callbackIn(externalId),
      taskTicketId: id,
      assigneeId: assigneeId ?? null,
    }))
    .flatMap((one) => (one.id === null ? [] : [{ ...one, id: one.id }]));
  return [
    effectsDone(
      db,
      made.map(({ effectId }) => effectId),
      now,
    ),
    ...(callbacks.length === 0 ? [] : [callbackTasksMade(db, callbacks)]),
  ];
}
