import type { Clock, ClockMark } from "../contract/clock.ts";
import type { ClockAction, Deadline } from "../contract/deadline.ts";
import type { Policy, PolicyPromise } from "../policy/policy.ts";
import { markName } from "./markName.ts";

/**
 * What must happen about these clocks and when, past and to come, in order of time. Warnings and breaches always (the
 * card changes colour then), starts and escalations where the policy says what to do. What is done is what the service
 * level of that instant says, also when the ticket has another by the time we look. A paused clock has none to come.
 * @param policy gives the actions; a service level it no longer has gives none.
 */
export function deadlinesOf(policy: Policy, clocks: readonly Clock[]): readonly Deadline[] {
  return clocks
    .flatMap((clock) =>
      clock.marks.map((mark) => {
        const promise = policy.document.serviceLevels.find(({ key }) => key === mark.serviceLevel);
        return {
          id: `${clock.id}:${markName(mark)}`,
          ticketId: clock.ticketId,
          clockId: clock.id,
          kind: mark.kind,
          mark,
          at: mark.at,
          actions: promise === undefined ? [] : actionsOf(promise, clock, mark),
        };
      }),
    )
    .filter(({ kind, actions }) => actions.length > 0 || kind === "warning" || kind === "breach")
    .toSorted((a, b) => (a.at < b.at ? -1 : Number(a.at > b.at)));
}

/** A step's own actions, and those of its service level where it has none. */
function actionsOf(promise: PolicyPromise, { key }: Clock, mark: ClockMark): readonly ClockAction[] {
  const step = promise.steps.find((one) => `step:${one.key}` === key) ?? null;
  switch (mark.kind) {
    case "start":
      return step?.onStart ?? [];
    case "warning":
      return own(step?.onWarning, promise.onWarning);
    case "breach":
      return own(step?.onBreach, promise.onBreach);
    case "escalation": {
      const level = promise.escalation[mark.level - 1];
      return level === undefined ? [] : [{ do: "notify", role: level.tell, text: null }];
    }
  }
}

const own = (
  step: readonly ClockAction[] | undefined,
  level: readonly ClockAction[],
): readonly ClockAction[] => (step !== undefined && step.length > 0 ? step : level);
