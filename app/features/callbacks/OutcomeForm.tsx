import { Field, Input, Select, Textarea } from "@zendeskgarden/react-forms";
import { type FormEvent, useState } from "react";
import type { BriefCallback, CallbackResult } from "#core";
import { useTranslation } from "../../shared/i18n/Translation.tsx";
import { FormActions } from "../../shared/task/FormActions.tsx";
import { TaskForm, TaskMistake } from "../../shared/task/TaskForm.tsx";
import type { TaskWrite } from "../../shared/task/useTaskWrite.ts";
import {
  asksQuestions,
  type CallbackDraft,
  type CallbackMistake,
  callbackMistake,
  NO_OUTCOME,
  needsCause,
  outcomeWrite,
} from "./callbackDraft.ts";
import { callbackMistakeText, RESULT_TEXTS } from "./callbackText.ts";
import { QuestionField } from "./QuestionField.tsx";

const isResult = (value: string): value is CallbackResult => value in RESULT_TEXTS;
const RESULTS = Object.keys(RESULT_TEXTS).filter(isResult);

/** How the call went: result, cause where one is needed, the answers and a note, saved in one write. */
export function OutcomeForm(props: {
  readonly callback: BriefCallback;
  readonly taskTicketId: number;
  readonly isHidden: boolean;
  readonly onWrite: (write: TaskWrite) => void;
  readonly onClose: () => void;
}) {
  const { t, language } = useTranslation();
  const { callback } = props;
  const [draft, setDraft] = useState<CallbackDraft>(NO_OUTCOME);
  const [mistake, setMistake] = useState<CallbackMistake | null>(null);
  const save = (event: FormEvent): void => {
    event.preventDefault();
    const found = callbackMistake(draft, callback);
    setMistake(found);
    const { result } = draft;
    if (found === null && result !== null) {
      props.onWrite(outcomeWrite(props.taskTicketId, { ...draft, result }, callback));
    }
  };
  return (
    <TaskForm onSubmit={save} noValidate hidden={props.isHidden} aria-label={t("callbacks.outcome")}>
      <Field>
        <Field.Label isRegular>{t("callbacks.outcome")}</Field.Label>
        <Select
          isCompact
          value={draft.result ?? ""}
          onChange={({ target }) =>
            setDraft({ ...draft, result: isResult(target.value) ? target.value : null })
          }
        >
          <option value="">–</option>
          {RESULTS.map((result) => (
            <option key={result} value={result}>
              {t(RESULT_TEXTS[result])}
            </option>
          ))}
        </Select>
      </Field>
      {needsCause(draft, callback) || draft.result === "dissatisfied" ? (
        <Field>
          <Field.Label
            isRegular
          >{`${t("callbacks.cause")}${needsCause(draft, callback) ? " *" : ""}`}</Field.Label>
          <Input
            isCompact
            value={draft.cause}
            onChange={({ target }) => setDraft({ ...draft, cause: target.value })}
          />
        </Field>
      ) : null}
      {asksQuestions(draft)
        ? callback.questions.map((question) => (
            <QuestionField
              key={question.key}
              question={question}
              answer={draft.answers[question.key] ?? ""}
              onChange={(answer) =>
                setDraft({ ...draft, answers: { ...draft.answers, [question.key]: answer } })
              }
            />
          ))
        : null}
      <Field>
        <Field.Label isRegular>{t("callbacks.note")}</Field.Label>
        <Textarea
          isCompact
          minRows={2}
          value={draft.note}
          onChange={({ target }) => setDraft({ ...draft, note: target.value })}
        />
      </Field>
      <div role="alert">
        {mistake === null ? null : <TaskMistake>{callbackMistakeText(mistake, t, language)}</TaskMistake>}
      </div>
      <FormActions label={t("callbacks.save")} onCancel={props.onClose} />
    </TaskForm>
  );
}
