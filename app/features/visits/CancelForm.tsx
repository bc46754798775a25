import { Field, Input } from "@zendeskgarden/react-forms";
import { type FormEvent, useState } from "react";
import type { BriefVisit } from "#core";
import { useTranslation } from "../../shared/i18n/Translation.tsx";
import { FormActions } from "../../shared/task/FormActions.tsx";
import { TaskForm, TaskMistake } from "../../shared/task/TaskForm.tsx";
import type { TaskWrite } from "../../shared/task/useTaskWrite.ts";
import type { ExpectedVisit } from "./expectVisit.ts";
import { cancelMistake, type VisitMistake } from "./visitDraft.ts";
import { VISIT_MISTAKE_TEXTS } from "./visitMistakes.ts";
import { cancelWrite } from "./visitWrites.ts";

/** Calls a visit off, with the reason. */
export function CancelForm(props: {
  readonly visit: BriefVisit;
  readonly isHidden: boolean;
  readonly onWrite: (write: TaskWrite, expected: ExpectedVisit) => void;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const [reason, setReason] = useState("");
  const [mistake, setMistake] = useState<VisitMistake | null>(null);
  const save = (event: FormEvent): void => {
    event.preventDefault();
    const found = cancelMistake(reason);
    setMistake(found);
    if (found !== null) return;
    const { visit } = props;
    props.onWrite(cancelWrite(visit, reason), { kind: "cancelled", ticketId: visit.ticketId });
  };
  return (
    <TaskForm onSubmit={save} noValidate hidden={props.isHidden} aria-label={t("visits.cancel")}>
      <Field>
        <Field.Label isRegular>{t("visits.form.reason")}</Field.Label>
        <Input isCompact value={reason} onChange={({ target }) => setReason(target.value)} />
      </Field>
      <div role="alert">
        {mistake === null ? null : <TaskMistake>{t(VISIT_MISTAKE_TEXTS[mistake])}</TaskMistake>}
      </div>
      <FormActions label={t("visits.form.cancel")} onCancel={props.onClose} />
    </TaskForm>
  );
}
