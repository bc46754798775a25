import { Field, Input } from "@zendeskgarden/react-forms";
import { type FormEvent, useState } from "react";
import { useConnection } from "../../shared/connection/ConnectionContext.ts";
import { formatLocalDate } from "../../shared/i18n/format.ts";
import type { TextKey } from "../../shared/i18n/translate.ts";
import { useTranslation } from "../../shared/i18n/Translation.tsx";
import { AgentSelect } from "../../shared/task/AgentSelect.tsx";
import { FormActions } from "../../shared/task/FormActions.tsx";
import { TaskForm, TaskMistake, TaskPair } from "../../shared/task/TaskForm.tsx";
import { TaskOutcome } from "../../shared/task/TaskOutcome.tsx";
import { useTaskWrite } from "../../shared/task/useTaskWrite.ts";
import { type HandoverDraft, type HandoverMistake, handoverMistake, handoverWrite } from "./handoverDraft.ts";

const MISTAKE_TEXTS = {
  nobody: "handover.mistake.nobody",
  until_missing: "handover.mistake.untilMissing",
  until_before: "handover.mistake.untilBefore",
} as const satisfies Record<HandoverMistake, TextKey>;

const DAY_TEXTS = { from: "handover.from", until: "handover.until" } as const;

/** The present day in the reader's zone, as date inputs write it. */
const today = (): string => new Intl.DateTimeFormat("sv-SE").format(Date.now());

/** Hands the reader's visits and calls over until a day. */
export function HandoverForm(props: { readonly agentId: number; readonly onClose: () => void }) {
  const { t, language } = useTranslation();
  const { session } = useConnection();
  const writer = useTaskWrite();
  const [id] = useState(() => crypto.randomUUID());
  const [draft, setDraft] = useState<HandoverDraft>(() => ({ toId: null, from: today(), until: "" }));
  const [mistake, setMistake] = useState<HandoverMistake | null>(null);
  const save = (event: FormEvent): void => {
    event.preventDefault();
    const found = handoverMistake(draft);
    setMistake(found);
    const { toId } = draft;
    if (found !== null || toId === null) return;
    const words = {
      subject: t("handover.subject", {
        name: session.user.name,
        from: formatLocalDate(draft.from, language),
        until: formatLocalDate(draft.until, language),
      }),
      body: t("handover.body"),
    };
    void writer.write(handoverWrite({ ...draft, toId }, props.agentId, id, words));
  };
  const { kind } = writer.step;
  const day = (name: "from" | "until") => (
    <Field>
      <Field.Label isRegular>{t(DAY_TEXTS[name])}</Field.Label>
      <Input
        isCompact
        type="date"
        value={draft[name]}
        onChange={({ target }) => setDraft({ ...draft, [name]: target.value })}
      />
    </Field>
  );
  return (
    <>
      <TaskForm
        onSubmit={save}
        noValidate
        hidden={kind === "writing" || kind === "written" || kind === "undone"}
        aria-label={t("handover.open")}
      >
        <AgentSelect
          label={t("handover.to")}
          id={draft.toId}
          name={null}
          leftOut={props.agentId}
          onChange={(toId) => setDraft({ ...draft, toId })}
        />
        <TaskPair>
          {day("from")}
          {day("until")}
        </TaskPair>
        <div role="alert">
          {mistake === null ? null : <TaskMistake>{t(MISTAKE_TEXTS[mistake])}</TaskMistake>}
        </div>
        <FormActions label={t("handover.save")} onCancel={props.onClose} />
      </TaskForm>
      <TaskOutcome writer={writer} />
    </>
  );
}
