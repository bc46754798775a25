import { callbackMovedTo, type CallbackRule, type Policy } from "#core";
import { wholeSecondOf } from "../promises/momentsInEvent.ts";
import type { TicketLook } from "../promises/promisesOf.ts";
import type { CallbackRow } from "../store/callbacks.ts";
import type { DueWritten } from "../store/effectsFound.ts";
import { dueInZendesk } from "./callbackEffects.ts";

type Move = { readonly at: string; readonly due: string };

/** The due dates that events say the task was given. */
export const movesIn = ({ events }: TicketLook): readonly Move[] =>
  events.flatMap(({ at, about: { happened } }) =>
    happened?.kind === "due_at" && happened.current !== null
      ? [{ at, due: wholeSecondOf(happened.current) }]
      : [],
  );

/**
 * The callback at the time that people gave its task (H8); as it is where they gave none. What we wrote ourselves comes back
 * as such an event too, and changes nothing, also where it comes late and the task is due at another time by then.
 * @param ours due dates that we gave tasks.
 */
export function movedTo(
  policy: Policy,
  rule: CallbackRule,
  row: CallbackRow,
  look: TicketLook,
  ours: readonly DueWritten[],
): CallbackRow {
  const { customer } = look;
  const last = movesIn(look)
    .toSorted((one, other) => (one.at < other.at ? -1 : 1))
    .at(-1);
  if (last === undefined || ours.some((one) => one.task === row.taskTicketId && isItsEvent(one, last)))
    return row;
  const moved = callbackMovedTo(policy, rule, customer, { from: dueInZendesk(row), to: last.due });
  return moved === null ? row : { ...row, ...moved };
}

/** Zendesk's clock and ours may differ by as much. */
const CLOCKS_DIFFER_MS = 60_000;

const isItsEvent = ({ due, doneAt }: DueWritten, move: Move): boolean =>
  due === move.due && (doneAt === null || Date.parse(move.at) <= Date.parse(doneAt) + CLOCKS_DIFFER_MS);
