import { wholeSecondOf } from "../promises/momentsInEvent.ts";
import type { TicketLook } from "../promises/promisesOf.ts";
import type { CallbackRow } from "../store/callbacks.ts";
import { isTaskOver, resultOn } from "./resultsSeen.ts";

/**
 * The call as it was before its result, where people took that back: they say now that nobody was reached, or took it off and work
 * on the task again. Null: its result stands.
 */
export function takenBack(row: CallbackRow, look: TicketLook): CallbackRow | null {
  const { state, result, resultAt, moments } = row;
  if (state !== "finished" || resultAt === null || result === "unreachable") return null;
  const now = resultOn(look);
  // An "unreachable" that we took off while the result came took that along.
  const isOurs = moments.some(({ kind, at }) => kind === "cleared" && at >= resultAt);
  const isOff = now === null && !isTaskOver(look) && !isOurs;
  if (now !== "unreachable" && !isOff) return null;
  const at = wholeSecondOf(look.row.updatedAt);
  const seen = isOff ? [...moments, { at, kind: "cleared" as const }] : moments;
  return { ...row, state: "open", result: null, resultAt: null, answers: null, solveBy: null, moments: seen };
}
