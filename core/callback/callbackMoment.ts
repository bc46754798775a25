import type { InstantText } from "../contract/facts.ts";
import type { CallbackResult } from "../task/taskFields.ts";

/** What was seen of a callback's task: a result on it (from its events), or that we took the result off for a next try. */
export type CallbackMoment =
  | { readonly at: InstantText; readonly kind: "result"; readonly result: CallbackResult }
  | { readonly at: InstantText; readonly kind: "cleared" };

/**
 * When it was tried without reaching anybody: each stretch of "unreachable" counts once, from the first it was seen. Only
 * our own taking it off ends a stretch, so doubled, late or reordered events change nothing.
 */
export function attemptsIn(moments: readonly CallbackMoment[]): readonly InstantText[] {
  const order = moments.toSorted((one, other) => compare(one.at, other.at) || compare(other.kind, one.kind));
  const attempts: InstantText[] = [];
  let isCounted = false;
  for (const moment of order) {
    if (moment.kind === "cleared") isCounted = false;
    else if (moment.result === "unreachable" && !isCounted) {
      attempts.push(moment.at);
      isCounted = true;
    }
  }
  return attempts;
}

const compare = (one: string, other: string): number => (one < other ? -1 : Number(one > other));
