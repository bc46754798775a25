import { Button } from "@zendeskgarden/react-buttons";
import { lazy, Suspense, useState } from "react";
import styled from "styled-components";
import type { BriefCallback } from "#core";
import { useConnection } from "../../shared/connection/ConnectionContext.ts";
import { localized } from "../../shared/i18n/language.ts";
import { useTranslation } from "../../shared/i18n/Translation.tsx";
import { CONTROL_KEYS } from "../../shared/keys/keyAction.ts";
import { Disclosure } from "../../shared/layout/Disclosure.tsx";
import { TaskOutcome } from "../../shared/task/TaskOutcome.tsx";
import { TaskQuiet, TaskRow } from "../../shared/task/TaskForm.tsx";
import { useFocusBack } from "../../shared/task/useFocusBack.ts";
import { type TaskWrite, useTaskWrite } from "../../shared/task/useTaskWrite.ts";
import { callbackStanding } from "./callbackStanding.ts";
import { attemptText, standingText } from "./callbackText.ts";
import { putOffWrite } from "./putOff.ts";
import { When } from "./When.tsx";

const OutcomeForm = lazy(async () => ({ default: (await import("./OutcomeForm.tsx")).OutcomeForm }));
const PutOffForm = lazy(async () => ({ default: (await import("./PutOffForm.tsx")).PutOffForm }));

type CallForm = "outcome" | "put_off";

/** The minute a call was put off to, until the Worker knows of it. */
type PutOff = { readonly from: string; readonly at: string };

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

const Body = styled.div`
  font-size: ${({ theme }) => theme.fontSizes.sm};
`;

const Actions = styled(TaskRow)`
  margin-top: ${({ theme }) => theme.space.xxs};
  font-size: ${({ theme }) => theme.fontSizes.sm};
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
  /** Puts what is known into the words to begin with. */
  readonly fill: (text: string) => string;
  readonly canRecord: boolean;
  /** Before anything is written: the call keeps its place, for the way back. */
  readonly onWrite: () => void;
}) {
  const { t, language } = useTranslation();
  const { zaf } = useConnection();
  const { callback, now, names } = props;
  const { taskTicketId, script, assignee } = callback;
  const [form, setForm] = useState<CallForm | null>(null);
  const [lastForm, setLastForm] = useState<CallForm | null>(null);
  // A form that is opened again begins anew.
  const [opened, setOpened] = useState(0);
  const [putOff, setPutOff] = useState<PutOff | null>(null);
  const writer = useTaskWrite();
  const title = localized(callback.title, language);
  const who =
    assignee === null ? null : (names.get(assignee.id) ?? t("tasks.agent", { id: String(assignee.id) }));
  const { kind } = writer.step;
  const isWritten = kind === "writing" || kind === "written";
  const isDone = isWritten && putOff === null;
  // A form whose words are on their way is kept, in case they do not arrive.
  const isFormSeen = form !== null && !isWritten;
  const isAhead = isWritten && putOff !== null && putOff.from === callback.slotAt;
  const standing = callbackStanding(isAhead ? { slotAt: putOff.at, dueAt: putOff.at } : callback, now);
  const opener = useFocusBack(form === null, kind);
  const open = (wanted: CallForm | null): void => {
    writer.clear();
    setPutOff(null);
    setForm(wanted);
    setLastForm(wanted ?? lastForm);
    setOpened(opened + 1);
  };
  const write = (wanted: TaskWrite): void => {
    props.onWrite();
    void writer.write(wanted).then((ticketId) => {
      if (ticketId !== null) setForm(null);
    });
  };
  return (
    <>
      <Line>
        <Title>{title}</Title>
        {isDone ? null : <When $kind={standing.kind}>{standingText(standing, now, t, language)}</When>}
      </Line>
      <Body>{localized(callback.purpose, language)}</Body>
      <TaskQuiet>{[who, attemptText(callback, t)].filter((part) => part !== null).join(" · ")}</TaskQuiet>
      {script === null ? null : (
        <Disclosure label={t("callbacks.script")}>
          <Script>{props.fill(localized(script.body, language))}</Script>
        </Disclosure>
      )}
      {taskTicketId === null ? (
        <TaskQuiet>{t("callbacks.notMade")}</TaskQuiet>
      ) : (
        <Actions>
          {isFormSeen || isDone || !props.canRecord ? null : (
            <>
              <Button
                ref={lastForm === "outcome" ? opener : null}
                size="small"
                aria-label={`${t("callbacks.record")}: ${title}`}
                aria-keyshortcuts={CONTROL_KEYS.record_call}
                onClick={() => open("outcome")}
              >
                {t("callbacks.record")}
              </Button>
              <Button
                ref={lastForm === "put_off" ? opener : null}
                isLink
                size="small"
                aria-label={`${t("callbacks.putOff.label")}: ${title}`}
                onClick={() => open("put_off")}
              >
                {t("callbacks.putOff.label")}
              </Button>
            </>
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
        </Actions>
      )}
      {form === null || taskTicketId === null ? null : (
        <Suspense fallback={null}>
          {form === "outcome" ? (
            <OutcomeForm
              key={opened}
              callback={callback}
              taskTicketId={taskTicketId}
              isHidden={isWritten}
              onWrite={write}
              onClose={() => open(null)}
            />
          ) : (
            <PutOffForm
              key={opened}
              callback={callback}
              now={now}
              isHidden={isWritten}
              onSave={(at, note) => {
                setPutOff({ from: callback.slotAt, at });
                write(putOffWrite(taskTicketId, at, note));
              }}
              onClose={() => open(null)}
            />
          )}
        </Suspense>
      )}
      <TaskOutcome writer={writer} />
    </>
  );
}
