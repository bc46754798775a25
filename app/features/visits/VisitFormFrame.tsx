import type { FormEvent, ReactNode } from "react";
import { useTranslation } from "../../shared/i18n/Translation.tsx";
import { FormActions } from "../../shared/task/FormActions.tsx";
import { TaskForm, TaskMistake } from "../../shared/task/TaskForm.tsx";
import type { VisitMistake } from "./visitDraft.ts";
import { VISIT_MISTAKE_TEXTS } from "./visitMistakes.ts";

/** What all forms of visits have: a name, what keeps them from being saved, and their buttons. */
export function VisitFormFrame(props: {
  readonly name: string;
  readonly saveLabel: string;
  readonly mistake: VisitMistake | null;
  readonly isHidden: boolean;
  readonly isDisabled?: boolean;
  readonly onSave: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  const { t } = useTranslation();
  const { mistake } = props;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    props.onSave();
  };
  return (
    <TaskForm onSubmit={submit} noValidate hidden={props.isHidden} aria-label={props.name}>
      {props.children}
      <div role="alert">
        {mistake === null ? null : <TaskMistake>{t(VISIT_MISTAKE_TEXTS[mistake])}</TaskMistake>}
      </div>
      <FormActions label={props.saveLabel} isDisabled={props.isDisabled ?? false} onCancel={props.onClose} />
    </TaskForm>
  );
}
