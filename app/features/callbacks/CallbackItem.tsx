import { Button } from "@zendeskgarden/react-buttons";
import { getColor } from "@zendeskgarden/react-theming";
import { lazy, Suspense, useState } from "react";
import styled from "styled-components";
import type { BriefCallback } from "#core";
import { useConnection } from "../../shared/connection/ConnectionContext.ts";
import { localized } from "../../shared/i18n/language.ts";
import { useTranslation } from "../../shared/i18n/Translation.tsx";
import { Disclosure } from "../../shared/layout/Disclosure.tsx";
import { TaskOutcome } from "../../shared/task/TaskOutcome.tsx";
import { TaskQuiet, TaskRow } from "../../shared/task/TaskForm.tsx";
import { useTaskWrite } from "../../shared/task/useTaskWrite.ts";
import { type CallbackStanding, callbackStanding } from "./callbackStanding.ts";
import { attemptText, standingText } from "./callbackText.ts";

const OutcomeForm = lazy(async () => ({ default: (await import("./OutcomeForm.tsx")).OutcomeForm }));

const INKS = {
  waiting: "foreground.subtle",
  due: "foreground.warning",
  overdue: "foreground.danger",
} as const satisfies Record<CallbackStanding["kind"], string>;

const Line = styled.div`
  display: flex;
  flex-wrap: wrap;
  align-items: baseline;
  justify-content: space-between;
  gap: ${({ theme }) => `0 ${theme.space.xs}`};
`;

const Title = styled.span`
  font-weight: ${({ theme }) => theme.fontWeights.semibold};
`;

const When = styled.span<{ $kind: CallbackStanding["kind"] }>`
  color: ${({ theme, $kind }) => getColor({ theme, variable: INKS[$kind] })};
  font-variant-numeric: tabular-nums;
`;

const Script = styled.p`
  white-space: pre-line;
`;

/** One call we owe: when, what for, the words to begin with, and how it went. */
export function CallbackItem(props: {
  readonly callback: BriefCallback;
  readonly now: number;
  readonly names: ReadonlyMap<number, string>;
  readonly ticketId: number | null;
}) {
  const { t, language } = useTranslation();
  const { zaf } = useConnection();
  const { callback, now, names } = props;
  const { taskTicketId, script, assignee } = callback;
  const [isOpen, setIsOpen] = useState(false);
  const writer = useTaskWrite();
  const standing = callbackStanding(callback, now);
  const title = localized(callback.title, language);
  const who =
    assignee === null ? null : (names.get(assignee.id) ?? t("tasks.agent", { id: String(assignee.id) }));
  const { kind } = writer.step;
  const isDone = kind === "writing" || kind === "written";
  return (
    <>
      <Line>
        <Title>{title}</Title>
        {isDone ? null : <When $kind={standing.kind}>{standingText(standing, now, t, language)}</When>}
      </Line>
      <p>{localized(callback.purpose, language)}</p>
      <TaskQuiet>{[who, attemptText(callback, t)].filter((part) => part !== null).join(" · ")}</TaskQuiet>
      {script === null ? null : (
        <Disclosure label={t("callbacks.script")}>
          <Script>{localized(script.body, language)}</Script>
        </Disclosure>
      )}
      {taskTicketId === null ? (
        <TaskQuiet>{t("callbacks.notMade")}</TaskQuiet>
      ) : (
        <TaskRow>
          {isOpen || isDone ? null : (
            <Button
              size="small"
              aria-label={`${t("callbacks.record")}: ${title}`}
              onClick={() => setIsOpen(true)}
            >
              {t("callbacks.record")}
            </Button>
          )}
          {taskTicketId === props.ticketId ? null : (
            <Button
              isLink
              size="small"
              aria-label={`${t("tasks.open")}: ${title}`}
              onClick={() => void zaf.invoke("routeTo", "ticket", taskTicketId)}
            >
              {t("tasks.open")}
            </Button>
          )}
        </TaskRow>
      )}
      {isOpen && taskTicketId !== null ? (
        <Suspense fallback={null}>
          <OutcomeForm
            callback={callback}
            taskTicketId={taskTicketId}
            isHidden={isDone}
            onWrite={(write) => void writer.write(write)}
            onClose={() => {
              writer.clear();
              setIsOpen(false);
            }}
          />
        </Suspense>
      ) : null}
      <TaskOutcome writer={writer} />
    </>
  );
}
