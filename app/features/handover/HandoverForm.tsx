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
import { useAgents } from "../../shared/task/useAgents.ts";
import { useTaskWrite } from "../../shared/task/useTaskWrite.ts";
import { localToday } from "../../shared/time/localToday.ts";
import { type HandoverDraft, type HandoverMistake, handoverMistake, handoverWrite } from "./handoverDraft.ts";
import { OpenHandovers } from "./OpenHandovers.tsx";
import { useHandovers } from "./useHandovers.ts";

const MISTAKE_TEXTS = {
  nobody_away: "handover.mistake.nobodyAway",
  nobody: "handover.mistake.nobody",
  until_missing: "handover.mistake.untilMissing",
  until_before: "handover.mistake.untilBefore",
} as const satisfies Record<HandoverMistake, TextKey>;

const DAY_TEXTS = { from: "handover.from", until: "handover.until" } as const;

/** Hands the reader's visits and calls over until a day; admins and whoever leads choose whose. */
export function HandoverForm(props: { readonly agentId: number; readonly onClose: () => void }) {
  const { t, language } = useTranslation();
  const { session } = useConnection();
  const writer = useTaskWrite();
  const agents = useAgents();
  const known = useHandovers();
  const [id] = useState(() => crypto.randomUUID());
  const [draft, setDraft] = useState<HandoverDraft>(() => ({
    fromId: props.agentId,
    toId: null,
    from: localToday(),
    until: "",
  }));
  const [mistake, setMistake] = useState<HandoverMistake | null>(null);
  const save = (event: FormEvent): void => {
    event.preventDefault();
    const found = handoverMistake(draft);
    setMistake(found);
    const { fromId, toId } = draft;
    if (found !== null || fromId === null || toId === null) return;
    const isOwn = fromId === props.agentId;
    const other =
      agents.find(({ id: each }) => each === fromId)?.name ?? t("tasks.agent", { id: String(fromId) });
    const words = {
      subject: t("handover.subject", {
        name: isOwn ? session.user.name : other,
        from: formatLocalDate(draft.from, language),
        until: formatLocalDate(draft.until, language),
      }),
      body: isOwn
        ? t("handover.body")
        : `${t("handover.body")} ${t("handover.by", { name: session.user.name })}`,
    };
    void writer.write(handoverWrite({ ...draft, fromId, toId }, id, words));
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
        {known.mayHandOverOthers ? (
          <AgentSelect
            label={t("handover.whose")}
            id={draft.fromId}
            name={session.user.name}
            onChange={(fromId) => setDraft({ ...draft, fromId })}
          />
        ) : null}
        <AgentSelect
          label={t("handover.to")}
          id={draft.toId}
          name={null}
          leftOut={draft.fromId}
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
      <OpenHandovers handovers={known.handovers} />
    </>
  );
}
