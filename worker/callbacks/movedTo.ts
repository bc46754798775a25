import {
  attemptsIn,
  callbackMovedTo,
  type CallbackMoment,
  type CallbackRule,
  type Policy,
  type TicketSave,
  timesBefore,
} from "#core";
import { wholeSecondOf } from "../promises/momentsInEvent.ts";
import type { TicketLook } from "../promises/promisesOf.ts";
import type { CallbackRow } from "../store/callbacks.ts";
import type { DueWritten } from "../store/effectsFound.ts";
import { dueInZendesk } from "./callbackEffects.ts";

type Move = { readonly at: string; readonly due: string };

/** The due dates that events, and saves that no event told of, say the task was given. */
export const movesIn = ({ events, saves }: TicketLook): readonly Move[] => [
  ...events.flatMap(({ at, about: { happened } }) =>
    happened?.kind === "due_at" && happened.current !== null
      ? [{ at: wholeSecondOf(at), due: wholeSecondOf(happened.current) }]
      : [],
  ),
  ...saves.flatMap(movesInSave),
];

/** Whether a save gave the task another due date. */
export const movesTask = (save: TicketSave): boolean => movesInSave(save).length > 0;

/** What it was made with is no change. */
const movesInSave = ({ at, changes }: TicketSave): readonly Move[] =>
  changes.flatMap(({ field, value, previous }) =>
    field === "due_at" && previous !== undefined && typeof value === "string"
      ? [{ at, due: wholeSecondOf(value) }]
      : [],
  );

/**
 * The callback at the time that people gave its task (H8), or gave it back; as it is where they gave none, or where that was before what is known
 * already: a later change, another try. What we wrote ourselves comes back as such an event too, and changes nothing, also where
 * it comes late and the task is due at another time by then.
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
  const moves = movesIn(look).toSorted((one, other) => (one.at < other.at ? -1 : 1));
  const last = moves.at(-1);
  if (last === undefined) return row;
  const heard = moves.map(({ at }): CallbackMoment => ({ at, kind: "moved" }));
  const seen: CallbackRow = { ...row, moments: [...row.moments, ...heard] };
  const isOurs = ours.some((one) => one.task === row.taskTicketId && isItsEvent(one, last));
  if (isOurs || isOvertaken(last, row)) return seen;
  const { dueAt, slotAt, isSlotLate } = row;
  const moved =
    timesBefore(row.moments).find((times) => dueInZendesk({ ...row, ...times }) === last.due) ??
    callbackMovedTo(policy, rule, customer, { from: dueInZendesk(row), to: last.due });
  if (moved === null) return seen;
  const applied = { at: last.at, kind: "moved", was: { dueAt, slotAt, isSlotLate } } as const;
  return { ...seen, ...moved, moments: [...row.moments, ...heard.with(-1, applied)] };
}

const isOvertaken = ({ at }: Move, { moments }: CallbackRow): boolean =>
  moments.some((one) => one.kind === "moved" && one.at >= at) ||
  attemptsIn(moments).some((tried) => tried > at);

/** Zendesk's clock and ours may differ by as much. */
const CLOCKS_DIFFER_MS = 60_000;

const isItsEvent = ({ due, doneAt }: DueWritten, move: Move): boolean =>
  due === move.due && (doneAt === null || Date.parse(move.at) <= Date.parse(doneAt) + CLOCKS_DIFFER_MS);
