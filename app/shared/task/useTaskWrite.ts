import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import type { Result } from "#core";
import type { Zaf } from "../../zaf/zaf.ts";
import { useConnection } from "../connection/ConnectionContext.ts";
import type { TextKey } from "../i18n/translate.ts";
import { readTaskFields } from "./readTaskFields.ts";
import type { TaskFieldIds } from "./taskFieldTitles.ts";
import type { TaskProblem } from "./taskProblem.ts";
import { TASK_FIELDS_KEY } from "./useTaskFields.ts";
import { createTask, type NewTask, type TaskChange, updateTask } from "./writeTask.ts";

/** One write to a task ticket, and the words that say it is done. */
export type TaskWrite = { readonly said: TextKey } & (
  | { readonly kind: "update"; readonly ticketId: number; readonly change: TaskChange }
  /** `undo`: what takes a made ticket back, since agents may not delete one. */
  | { readonly kind: "create"; readonly task: NewTask; readonly undo: TaskChange }
);

/** Where the writing stands. It is shown as done while it is under way; a failure takes that back. */
export type TaskStep =
  | { readonly kind: "idle" }
  | { readonly kind: "writing"; readonly said: TextKey }
  | { readonly kind: "written"; readonly said: TextKey; readonly undo: TaskUndo }
  | { readonly kind: "undone" }
  | { readonly kind: "failed"; readonly problem: TaskProblem };

export type TaskUndo = { readonly ticketId: number; readonly change: TaskChange };

export type TaskWriter = {
  readonly step: TaskStep;
  /** Resolves to the ticket that was written; null when it was not. */
  readonly write: (write: TaskWrite) => Promise<number | null>;
  /** Says why nothing was written, where that is known beforehand. */
  readonly fail: (problem: TaskProblem) => void;
  readonly undo: () => void;
  readonly clear: () => void;
};

async function perform(
  zaf: Zaf,
  ids: TaskFieldIds,
  write: TaskWrite,
): Promise<Result<TaskUndo, TaskProblem>> {
  switch (write.kind) {
    case "update": {
      const written = await updateTask(zaf, ids, write.ticketId, write.change);
      return written.ok ? { ok: true, value: { ticketId: write.ticketId, change: written.value } } : written;
    }
    case "create": {
      const made = await createTask(zaf, ids, write.task);
      return made.ok ? { ok: true, value: { ticketId: made.value, change: write.undo } } : made;
    }
  }
}

/** Writes task tickets through the agent's session, one at a time, and takes the last one back. */
export function useTaskWrite(): TaskWriter {
  const { zaf } = useConnection();
  const queries = useQueryClient();
  const [step, setStep] = useState<TaskStep>({ kind: "idle" });
  const fields = useCallback(async () => {
    const known = queries.getQueryData<TaskFieldIds>(TASK_FIELDS_KEY);
    if (known !== undefined) return { ok: true, value: known } as const;
    const read = await readTaskFields(zaf);
    if (read.ok) queries.setQueryData(TASK_FIELDS_KEY, read.value);
    return read;
  }, [queries, zaf]);
  const write = useCallback(
    async (wanted: TaskWrite): Promise<number | null> => {
      setStep({ kind: "writing", said: wanted.said });
      const ids = await fields();
      const done = ids.ok ? await perform(zaf, ids.value, wanted) : ids;
      setStep(
        done.ok
          ? { kind: "written", said: wanted.said, undo: done.value }
          : { kind: "failed", problem: done.error },
      );
      return done.ok ? done.value.ticketId : null;
    },
    [fields, zaf],
  );
  const undo = useCallback(() => {
    if (step.kind !== "written") return;
    const { ticketId, change } = step.undo;
    void write({ kind: "update", said: "tasks.undone", ticketId, change }).then((written) => {
      if (written !== null) setStep({ kind: "undone" });
    });
  }, [step, write]);
  const clear = useCallback(() => setStep({ kind: "idle" }), []);
  const fail = useCallback((problem: TaskProblem) => setStep({ kind: "failed", problem }), []);
  return { step, write, fail, undo, clear };
}
