import type { CallbackTask } from "#core";
import type { CallbackRow } from "../store/callbacks.ts";

/** A callback that nobody has touched yet. */
export function freshRow(task: CallbackTask): CallbackRow {
  return {
    ...task,
    state: "open",
    because: null,
    taskTicketId: null,
    assigneeId: null,
    result: null,
    resultAt: null,
    attempts: 0,
    moments: [],
    answers: null,
    told: [],
    solveBy: null,
    nextAt: null,
    offAt: null,
  };
}
