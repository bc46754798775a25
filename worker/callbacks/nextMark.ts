import { type CallbackMark, callbackMarks, type CallbackRule } from "#core";
import type { CallbackRow } from "../store/callbacks.ts";

/** Key of the instant by which a complaint found in the call is to be solved. */
export const SOLVE_MARK = "solve";

/** What comes on a callback that was not dealt with yet, in order of time. */
export function marksLeft(rule: CallbackRule, callback: CallbackRow): readonly CallbackMark[] {
  const marks = callback.state === "open" ? callbackMarks(rule, callback) : solveMark(rule, callback);
  return marks.filter(({ key }) => !callback.told.includes(key));
}

function solveMark(rule: CallbackRule, { state, solveBy }: CallbackRow): readonly CallbackMark[] {
  return state === "finished" && solveBy !== null
    ? [{ key: SOLVE_MARK, at: solveBy, tell: leadOf(rule) }]
    : [];
}

/** Whoever hears of a dissatisfied customer also hears that it was not put right in time. */
function leadOf({ lead, outcomes }: CallbackRule): string | null {
  if (lead !== null) return lead;
  const notify = outcomes.dissatisfied.actions.find((action) => action.do === "notify");
  return notify?.do === "notify" ? notify.role : null;
}

/** The row with the time its next mark comes. */
export function withNextMark(rule: CallbackRule, callback: CallbackRow): CallbackRow {
  return { ...callback, nextAt: marksLeft(rule, callback)[0]?.at ?? null };
}
