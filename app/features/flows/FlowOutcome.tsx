import { Button } from "@zendeskgarden/react-buttons";
import { useTranslation } from "../../shared/i18n/Translation.tsx";
import { CONTROL_KEYS } from "../../shared/keys/keyAction.ts";
import type { TextKey } from "../../shared/i18n/translate.ts";
import { TaskMistake, TaskRow, TaskWarning } from "../../shared/task/TaskForm.tsx";
import { TASK_PROBLEM_TEXTS } from "../../shared/task/taskProblem.ts";
import type { FlowMove, FlowTags } from "./useFlowTags.ts";

const SAID = {
  ticked: "flows.said.ticked",
  skipped: "flows.said.skipped",
  back: "flows.said.back",
} as const satisfies Record<FlowMove["said"], TextKey>;

/** What became of the last move, with a way back. Read out when it changes. */
export function FlowOutcome({ writing, undo }: Pick<FlowTags, "writing" | "undo">) {
  const { t } = useTranslation();
  switch (writing.kind) {
    case "idle":
      return null;
    case "writing":
      return <TaskRow as="output">{t(SAID[writing.move.said], { title: writing.move.title })}</TaskRow>;
    case "written":
      return (
        <>
          <TaskRow as="output">
            {t(SAID[writing.move.said], { title: writing.move.title })}
            <Button isLink size="small" aria-keyshortcuts={CONTROL_KEYS.undo} onClick={undo}>
              {t("tasks.undo")}
            </Button>
          </TaskRow>
          {writing.unrecorded === null ? null : (
            <TaskWarning role="alert">
              {t("flows.unrecorded", { field: writing.move.record?.field ?? "" })}
            </TaskWarning>
          )}
        </>
      );
    case "undone":
      return <TaskRow as="output">{t("tasks.undone")}</TaskRow>;
    case "failed":
      return <TaskMistake role="alert">{t(TASK_PROBLEM_TEXTS[writing.problem])}</TaskMistake>;
  }
}
