import type { CallbackTask } from "../contract/callback.ts";
import type { InstantText } from "../contract/facts.ts";
import type { CallbackResult } from "../task/taskFields.ts";

/**
 * What was seen of a callback's task: a result on it (from its events), that the result was taken off (by us, for a next try; by
 * people, who made a slip), that it was given another due date, that it was another's until then, or that Zendesk closed it for good, so that another was made.
 */
export type CallbackMoment =
  | { readonly at: InstantText; readonly kind: "result"; readonly result: CallbackResult }
  | { readonly at: InstantText; readonly kind: "cleared" | "taken_over" | "task_closed" }
  /** `was`: when it was owed until then; absent where the move changed nothing. */
  | { readonly at: InstantText; readonly kind: "moved"; readonly was?: CallbackTimes };

/** When a call is owed. */
export type CallbackTimes = Pick<CallbackTask, "dueAt" | "slotAt" | "isSlotLate">;

/**
 * When it was tried without reaching anybody: each stretch of "unreachable" counts once, from the first it was seen. Only
 * its being taken off ends a stretch, so doubled, late or reordered events change nothing. Tries of whoever had the task
 * before do not count.
 */
export function attemptsIn(moments: readonly CallbackMoment[]): readonly InstantText[] {
  const since = takenOverAt(moments);
  return triesIn(moments).flatMap(({ at }) => (since === null || at >= since ? [at] : []));
}

/** When it was owed before people put it off, the last first; tries since then, and what was another's until then, leave nothing to go back to. */
export function timesBefore(moments: readonly CallbackMoment[]): readonly CallbackTimes[] {
  const until = [...triesIn(moments).map(({ at }) => at), takenOverAt(moments) ?? ""];
  const since = until.toSorted(compare).at(-1) ?? "";
  return moments
    .toSorted((one, other) => compare(other.at, one.at))
    .flatMap((moment) =>
      moment.kind === "moved" && moment.was !== undefined && moment.at >= since ? [moment.was] : [],
    );
}

/** Whether "unreachable" still stands on the task from a try of whoever had it before. */
export function isLeftOver(moments: readonly CallbackMoment[]): boolean {
  const since = takenOverAt(moments);
  const last = triesIn(moments).at(-1);
  return since !== null && last !== undefined && last.at < since && !last.isCleared;
}

type Try = { readonly at: InstantText; readonly isCleared: boolean };

function triesIn(moments: readonly CallbackMoment[]): readonly Try[] {
  const order = moments.toSorted((one, other) => compare(one.at, other.at) || compare(other.kind, one.kind));
  const tries: Try[] = [];
  let isCounted = false;
  for (const moment of order) {
    if (moment.kind === "cleared") {
      isCounted = false;
      const last = tries.pop();
      if (last !== undefined) tries.push({ ...last, isCleared: true });
    } else if (moment.kind === "result" && moment.result === "unreachable" && !isCounted) {
      tries.push({ at: moment.at, isCleared: false });
      isCounted = true;
    }
  }
  return tries;
}

function takenOverAt(moments: readonly CallbackMoment[]): InstantText | null {
  const times = moments.flatMap(({ at, kind }) => (kind === "taken_over" ? [at] : []));
  return times.toSorted(compare).at(-1) ?? null;
}

const compare = (one: string, other: string): number => (one < other ? -1 : Number(one > other));
