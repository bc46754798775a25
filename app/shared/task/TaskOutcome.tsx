import { Button } from "@zendeskgarden/react-buttons";
import { getColor } from "@zendeskgarden/react-theming";
import styled from "styled-components";
import { useTranslation } from "../i18n/Translation.tsx";
import { CONTROL_KEYS } from "../keys/keyAction.ts";
import { TASK_PROBLEM_TEXTS } from "./taskProblem.ts";
import type { TaskWriter } from "./useTaskWrite.ts";

const Said = styled.output`
  display: flex;
  flex-wrap: wrap;
  gap: ${({ theme }) => `0 ${theme.space.sm}`};
  font-size: ${({ theme }) => theme.fontSizes.sm};
`;

const Failed = styled.p`
  color: ${({ theme }) => getColor({ theme, variable: "foreground.danger" })};
  font-size: ${({ theme }) => theme.fontSizes.sm};
`;

/** What became of the last write: done (mostly with a way back), taken back, or why not. Read out when it changes. */
export function TaskOutcome(props: {
  readonly writer: TaskWriter;
  readonly onUndo?: () => void;
  /** What follows from it happens elsewhere and does not come back with the ticket. */
  readonly isFinal?: true;
}) {
  const { t } = useTranslation();
  const { step, undo } = props.writer;
  switch (step.kind) {
    case "idle":
      return null;
    case "writing":
      return <Said>{t(step.said)}</Said>;
    case "written":
      return (
        <Said>
          {t(step.said)}
          {props.isFinal === true ? null : (
            <Button
              isLink
              size="small"
              aria-keyshortcuts={CONTROL_KEYS.undo}
              onClick={() => {
                undo();
                props.onUndo?.();
              }}
            >
              {t("tasks.undo")}
            </Button>
          )}
        </Said>
      );
    case "undone":
      return <Said>{t("tasks.undone")}</Said>;
    case "failed":
      return (
        <div role="alert">
          <Failed>{t(TASK_PROBLEM_TEXTS[step.problem])}</Failed>
        </div>
      );
  }
}
