import { Field, Input } from "@zendeskgarden/react-forms";
import { type FormEvent, useState } from "react";
import type { BriefVisit, BriefVisitsMore } from "#core";
import { useTranslation } from "../../shared/i18n/Translation.tsx";
import { FormActions } from "../../shared/task/FormActions.tsx";
import { TaskForm, TaskMistake } from "../../shared/task/TaskForm.tsx";
import type { TaskWrite } from "../../shared/task/useTaskWrite.ts";
import { shownIn } from "../../shared/time/zonedTime.ts";
import type { ExpectedVisit } from "./expectVisit.ts";
import { moveDraft, moveMistake, type VisitMistake } from "./visitDraft.ts";
import { VISIT_MISTAKE_TEXTS } from "./visitMistakes.ts";
import { moveWrite } from "./visitWrites.ts";
import { WhenPair } from "./WhenPair.tsx";

/** Moves an appointment, with the reason. */
export function MoveForm(props: {
  readonly more: BriefVisitsMore;
  readonly visit: BriefVisit;
  readonly isHidden: boolean;
  readonly onWrite: (write: TaskWrite, expected: ExpectedVisit) => void;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const { more, visit } = props;
  const [draft, setDraft] = useState(() => moveDraft(more, visit));
  const [mistake, setMistake] = useState<VisitMistake | null>(null);
  const save = (event: FormEvent): void => {
    event.preventDefault();
    const found = moveMistake(draft, shownIn(more.zone, Date.now()).date);
    setMistake(found);
    if (found !== null) return;
    const expected = { kind: "moved", ticketId: visit.ticketId, on: draft.date } as const;
    props.onWrite(moveWrite(draft, visit, more.zone), expected);
  };
  return (
    <TaskForm onSubmit={save} noValidate hidden={props.isHidden} aria-label={t("visits.move")}>
      <WhenPair when={draft} onChange={(when) => setDraft({ ...draft, ...when })} />
      <Field>
        <Field.Label isRegular>{t("visits.form.reason")}</Field.Label>
        <Input
          isCompact
          value={draft.reason}
          onChange={({ target }) => setDraft({ ...draft, reason: target.value })}
        />
      </Field>
      <div role="alert">
        {mistake === null ? null : <TaskMistake>{t(VISIT_MISTAKE_TEXTS[mistake])}</TaskMistake>}
      </div>
      <FormActions label={t("visits.form.move")} onCancel={props.onClose} />
    </TaskForm>
  );
}
