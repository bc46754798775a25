import type { ZafProblem } from "../../zaf/zafProblem.ts";
import type { TextKey } from "../i18n/translate.ts";

/**
 * Why a task ticket was not written. `no_answer`: it may have been. `no_fields`: setup has not made the fields.
 * `no_person`: nobody belongs to the customer, and Zendesk makes no ticket of an organization without one of its people.
 * `changed_since`: what was to be taken back is not what the task says any more.
 */
export type TaskProblem =
  | "forbidden"
  | "busy"
  | "refused"
  | "no_answer"
  | "no_fields"
  | "no_person"
  | "changed_since";

export function taskProblem(problem: ZafProblem): TaskProblem {
  switch (problem.reason) {
    case "timed_out":
      return "no_answer";
    case "refused":
      return "refused";
    case "http":
      if (problem.status === null || problem.status >= 500) return "no_answer";
      if (problem.status === 403) return "forbidden";
      return problem.status === 429 ? "busy" : "refused";
  }
}

export const TASK_PROBLEM_TEXTS = {
  forbidden: "tasks.failed.forbidden",
  busy: "tasks.failed.busy",
  refused: "tasks.failed.refused",
  no_answer: "tasks.failed.noAnswer",
  no_fields: "tasks.failed.noFields",
  no_person: "tasks.failed.noPerson",
  changed_since: "tasks.failed.changedSince",
} as const satisfies Record<TaskProblem, TextKey>;
