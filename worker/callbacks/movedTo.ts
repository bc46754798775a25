import { callbackMovedTo, type CallbackRule, type Policy } from "#core";
import type { TicketLook } from "../promises/promisesOf.ts";
import type { CallbackRow } from "../store/callbacks.ts";
import { dueInZendesk } from "./callbackEffects.ts";

/**
 * The callback at the time that people gave its task (H8); as it is where they gave none. What we wrote ourselves comes back
 * as such an event too, and changes nothing.
 */
export function movedTo(
  policy: Policy,
  rule: CallbackRule,
  row: CallbackRow,
  { events, customer }: TicketLook,
): CallbackRow {
  const last = events
    .flatMap(({ at, about: { happened } }) =>
      happened?.kind === "due_at" && happened.current !== null ? [{ at, due: happened.current }] : [],
    )
    .toSorted((one, other) => (one.at < other.at ? -1 : 1))
    .at(-1);
  if (last === undefined) return row;
  const moved = callbackMovedTo(policy, rule, customer, { from: dueInZendesk(row), to: last.due });
  return moved === null ? row : { ...row, ...moved };
}
