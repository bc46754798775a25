import type { Clock } from "../contract/clock.ts";
import type { InstantText } from "../contract/facts.ts";
import type { Metric } from "../contract/timeline.ts";
import { instantOf } from "../time/instant.ts";

const STATES = ["breached", "due_soon", "running", "paused"] as const;

/** The field by which conditions of replies ask for it (B17). */
export const PROMISE_STATE_FIELD = "promise_state";

/** How an open promise stands; `due_soon`: its warning has come. */
export type PromiseState = (typeof STATES)[number];

const METRICS: readonly Metric[] = ["first_reply", "next_reply", "update", "resolution", "step"];

/** Values that conditions may compare `promise_state` with: a state of any promise, or of one metric ("first_reply_breached"). */
export const PROMISE_STATES: readonly string[] = [
  ...STATES,
  ...METRICS.flatMap((metric) => STATES.map((state) => `${metric}_${state}`)),
];

/** The states of a ticket's open promises, each also with its metric. Empty: nothing is promised now. */
export function promiseStates(clocks: readonly Clock[], now: InstantText): readonly string[] {
  const states = clocks.flatMap((clock) => {
    const state = stateOf(clock, now);
    return state === null ? [] : [state, `${clock.metric}_${state}`];
  });
  return [...new Set(states)];
}

function stateOf(clock: Clock, now: InstantText): PromiseState | null {
  switch (clock.state) {
    case "running": {
      const isWarned = clock.marks.some(
        ({ kind, at }) => kind === "warning" && instantOf(at) <= instantOf(now),
      );
      return isWarned ? "due_soon" : "running";
    }
    case "paused":
      return "paused";
    case "breached":
      return clock.fulfilledAt === null ? "breached" : null;
    case "fulfilled":
    case "cancelled":
      return null;
  }
}
