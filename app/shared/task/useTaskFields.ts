import { useQuery } from "@tanstack/react-query";
import { useConnection } from "../connection/ConnectionContext.ts";
import { readTaskFields } from "./readTaskFields.ts";
import type { TaskFieldIds } from "./taskFieldTitles.ts";
import { TASK_PROBLEM_TEXTS, type TaskProblem } from "./taskProblem.ts";

export const TASK_FIELDS_KEY = ["task_fields"] as const;

/** Carries the reason through the query library, which knows failures only as thrown. */
class NoFields extends Error {
  readonly problem: TaskProblem;
  constructor(problem: TaskProblem) {
    super(TASK_PROBLEM_TEXTS[problem]);
    this.problem = problem;
  }
}

/** The fields the account has, read once for the page: a form offers only those. Null: not read, or not readable. */
export function useTaskFields(): TaskFieldIds | null {
  const { zaf } = useConnection();
  const fields = useQuery<TaskFieldIds, NoFields>({
    queryKey: TASK_FIELDS_KEY,
    queryFn: async () => {
      const read = await readTaskFields(zaf);
      if (!read.ok) throw new NoFields(read.error);
      return read.value;
    },
  });
  return fields.data ?? null;
}
