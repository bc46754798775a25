import { Button } from "@zendeskgarden/react-buttons";
import { Field, Input } from "@zendeskgarden/react-forms";
import { useState } from "react";
import styled from "styled-components";
import type { BriefFlowStep, FlowTick } from "#core";
import { localized } from "../../shared/i18n/language.ts";
import { useTranslation } from "../../shared/i18n/Translation.tsx";
import { TaskQuiet, TaskRow } from "../../shared/task/TaskForm.tsx";

const Form = styled.form`
  display: grid;
  gap: ${({ theme }) => theme.space.xs};
`;

/** How a step may be left: by one of its answers, by words written down, or simply done; and skipped, where it may be. */
export function StepMoves(props: {
  readonly step: BriefFlowStep;
  /** Where it leads by what is known of the customer; null: nothing is known. */
  readonly known: BriefFlowStep | null;
  /** Null: it is the first step. */
  readonly onBack: (() => void) | null;
  readonly onTick: (tick: FlowTick, value: string | null) => void;
}) {
  const { t, language } = useTranslation();
  const { step, known, onBack, onTick } = props;
  const [words, setWords] = useState("");
  const takesWords = step.record !== null && step.answers.length === 0;
  const isLacking = takesWords && step.isRequired && words.trim() === "";
  const done = () => onTick({ kind: "done" }, takesWords && words.trim() !== "" ? words.trim() : null);
  return (
    <Form
      onSubmit={(event) => {
        event.preventDefault();
        if (step.answers.length === 0 && !isLacking) done();
      }}
    >
      {takesWords ? (
        <Field>
          <Field.Label hidden>{step.record}</Field.Label>
          <Input
            isCompact
            placeholder={step.record ?? ""}
            value={words}
            onChange={({ target }) => setWords(target.value)}
          />
        </Field>
      ) : null}
      {known === null ? null : (
        <TaskQuiet>{t("flows.known", { step: localized(known.title, language) })}</TaskQuiet>
      )}
      <TaskRow>
        {step.answers.map((answer) => (
          <Button
            key={answer.key}
            size="small"
            onClick={() => onTick({ kind: "answered", answer: answer.key }, answer.value)}
          >
            {localized(answer.title, language)}
          </Button>
        ))}
        {step.answers.length === 0 ? (
          <Button type="submit" size="small" isPrimary disabled={isLacking}>
            {t("flows.done")}
          </Button>
        ) : null}
        {known === null ? null : (
          <Button size="small" isPrimary onClick={() => onTick({ kind: "done" }, null)}>
            {t("flows.goOn")}
          </Button>
        )}
        {step.isRequired ? null : (
          <Button size="small" isBasic onClick={() => onTick({ kind: "skipped" }, null)}>
            {t("flows.skip")}
          </Button>
        )}
        {onBack === null ? null : (
          <Button size="small" isBasic onClick={onBack}>
            {t("flows.back")}
          </Button>
        )}
      </TaskRow>
    </Form>
  );
}
