import { Checkbox, Field, Input, Select, Textarea } from "@zendeskgarden/react-forms";
import { useState } from "react";
import type { BriefVisit, BriefVisitsMore } from "#core";
import { useConnection } from "../../shared/connection/ConnectionContext.ts";
import { useTranslation } from "../../shared/i18n/Translation.tsx";
import { LineField } from "../../shared/task/LineField.tsx";
import { useTaskFields } from "../../shared/task/useTaskFields.ts";
import type { TaskWrite } from "../../shared/task/useTaskWrite.ts";
import { shownIn } from "../../shared/time/zonedTime.ts";
import type { ExpectedVisit } from "./expectVisit.ts";
import { KindChoice } from "./KindChoice.tsx";
import { useCustomerPeople } from "./useCustomerPeople.ts";
import { type RecordDraft, recordDraft, recordMistake, type VisitMistake } from "./visitDraft.ts";
import { VisitFormFrame } from "./VisitFormFrame.tsx";
import { visitTitle } from "./visitText.ts";
import { recordWrite, type VisitFor } from "./visitWrites.ts";

const RESULTS = ["", "solved", "unsolved"] as const;
const RESULT_TEXTS = {
  "": "visits.form.noResult",
  solved: "visits.form.solved",
  unsolved: "visits.form.unsolved",
} as const;

/** Records a visit as made: the planned one, or one nobody had planned (A5). */
export function RecordForm(props: {
  readonly more: BriefVisitsMore;
  readonly visit: BriefVisit | null;
  readonly whom: VisitFor;
  readonly isHidden: boolean;
  readonly onWrite: (write: TaskWrite, expected: ExpectedVisit) => void;
  readonly onFail: (problem: "no_person") => void;
  readonly onClose: () => void;
}) {
  const { t, language } = useTranslation();
  const { session } = useConnection();
  const { more, visit, whom } = props;
  const ids = useTaskFields();
  const people = useCustomerPeople(whom.organizationId, whom.requesterId);
  const [id] = useState(() => crypto.randomUUID());
  const [draft, setDraft] = useState(() => recordDraft(more, visit, Date.now()));
  const [mistake, setMistake] = useState<VisitMistake | null>(null);
  const set = (change: Partial<RecordDraft>): void => setDraft({ ...draft, ...change });
  const isReady = ids !== null && (visit !== null || people !== undefined);

  const save = (): void => {
    const found = recordMistake(draft, shownIn(more.zone, Date.now()).date);
    setMistake(found);
    if (found !== null || !isReady) return;
    if (visit === null && people?.requesterId == null) {
      props.onFail("no_person");
      return;
    }
    const customer = whom.name ?? String(whom.organizationId);
    const words = {
      subject: t("visits.form.subject", { kind: visitTitle(draft, more, t, language), customer }),
      body: t("visits.form.recordedHere"),
      undone: t("tasks.undone"),
    };
    const named = { ...whom, requesterId: people?.requesterId ?? null };
    const context = { whom: named, ids, agentId: session.user.id };
    props.onWrite(recordWrite(draft, visit, context, id, words), {
      kind: "recorded",
      ticketId: visit?.ticketId ?? null,
      on: draft.date,
      isSigned: draft.isSigned,
    });
  };

  return (
    <VisitFormFrame
      name={t("visits.record")}
      saveLabel={t("visits.form.record")}
      mistake={mistake}
      isHidden={props.isHidden}
      isDisabled={!isReady}
      onSave={save}
      onClose={props.onClose}
    >
      {visit === null ? (
        <KindChoice kinds={more.kinds} kind={draft.kind} onChange={(kind) => set({ kind })} />
      ) : null}
      <Field>
        <Field.Label isRegular>{t("visits.form.doneOn")}</Field.Label>
        <Input
          isCompact
          type="date"
          value={draft.date}
          onChange={({ target }) => set({ date: target.value })}
        />
      </Field>
      <Field>
        <Field.Label isRegular>{t("visits.form.result")}</Field.Label>
        <Select
          isCompact
          value={draft.result}
          onChange={({ target }) => set({ result: RESULTS.find((result) => result === target.value) ?? "" })}
        >
          {RESULTS.map((result) => (
            <option key={result} value={result}>
              {t(RESULT_TEXTS[result])}
            </option>
          ))}
        </Select>
      </Field>
      {draft.result === "unsolved" ? (
        <LineField
          label={t("visits.form.unsolvedBecause")}
          value={draft.reason}
          onChange={(reason) => set({ reason })}
        />
      ) : null}
      {ids?.visitNote === undefined ? null : (
        <Field>
          <Field.Label isRegular>{t("visits.form.note")}</Field.Label>
          <Textarea
            isCompact
            minRows={2}
            value={draft.note}
            onChange={({ target }) => set({ note: target.value })}
          />
        </Field>
      )}
      {ids?.visitSigned === undefined ? null : (
        <Field>
          <Checkbox
            isCompact
            checked={draft.isSigned}
            onChange={({ target }) => set({ isSigned: target.checked })}
          >
            <Field.Label isRegular>{t("visits.form.signed")}</Field.Label>
          </Checkbox>
        </Field>
      )}
    </VisitFormFrame>
  );
}
