import { useState } from "react";
import type { BriefVisitsMore } from "#core";
import { useConnection } from "../../shared/connection/ConnectionContext.ts";
import { useTranslation } from "../../shared/i18n/Translation.tsx";
import { AgentSelect } from "../../shared/task/AgentSelect.tsx";
import { LineField } from "../../shared/task/LineField.tsx";
import type { TaskWrite } from "../../shared/task/useTaskWrite.ts";
import { shownIn } from "../../shared/time/zonedTime.ts";
import type { ExpectedVisit } from "./expectVisit.ts";
import { KindChoice } from "./KindChoice.tsx";
import { TooMany } from "./TooMany.tsx";
import { useCustomerPeople } from "./useCustomerPeople.ts";
import { planDraft, planMistake, tooMany, type VisitMistake } from "./visitDraft.ts";
import { VisitFormFrame } from "./VisitFormFrame.tsx";
import { visitTitle } from "./visitText.ts";
import { planWrite, type VisitFor } from "./visitWrites.ts";
import { WhenPair } from "./WhenPair.tsx";

/** Plans a visit: two clicks where the suggested date and the last engineer suit. */
export function PlanForm(props: {
  readonly more: BriefVisitsMore;
  readonly whom: VisitFor;
  readonly isHidden: boolean;
  readonly onWrite: (write: TaskWrite, expected: ExpectedVisit) => void;
  readonly onFail: (problem: "no_person") => void;
  readonly onClose: () => void;
}) {
  const { t, language } = useTranslation();
  const { session } = useConnection();
  const { more, whom } = props;
  const people = useCustomerPeople(whom.organizationId, whom.requesterId);
  const [id] = useState(() => crypto.randomUUID());
  const [draft, setDraft] = useState(() => ({
    ...planDraft(more, session.user.id),
    purpose: t("visits.form.usualPurpose"),
  }));
  const [mistake, setMistake] = useState<VisitMistake | null>(null);
  const verdict = tooMany(more, draft.date);
  const previous = more.list.find(({ engineer }) => engineer?.id === draft.engineerId)?.engineer ?? null;

  const save = (): void => {
    const found = planMistake(draft, shownIn(more.zone, Date.now()).date);
    setMistake(found);
    if (found !== null || people === undefined || verdict?.kind === "block") return;
    if (people.requesterId === null) {
      props.onFail("no_person");
      return;
    }
    const subject = t("visits.form.subject", {
      kind: visitTitle(draft, more, t, language),
      customer: whom.name ?? String(whom.organizationId),
    });
    const words = { subject, undone: t("tasks.undone") };
    const named = { ...whom, requesterId: people.requesterId };
    props.onWrite(planWrite(draft, named, more.zone, id, words), { kind: "planned", on: draft.date });
  };

  return (
    <VisitFormFrame
      name={t("visits.plan")}
      saveLabel={t("visits.form.plan")}
      mistake={mistake}
      isHidden={props.isHidden}
      isDisabled={people === undefined || verdict?.kind === "block"}
      onSave={save}
      onClose={props.onClose}
    >
      <TooMany verdict={verdict} />
      <KindChoice kinds={more.kinds} kind={draft.kind} onChange={(kind) => setDraft({ ...draft, kind })} />
      <WhenPair when={draft} onChange={(when) => setDraft({ ...draft, ...when })} />
      <AgentSelect
        label={t("visits.form.engineer")}
        id={draft.engineerId}
        name={previous?.name ?? null}
        onChange={(engineerId) => setDraft({ ...draft, engineerId })}
        {...(people === undefined ? {} : { refused: people.refused })}
      />
      <LineField
        label={t("visits.form.purpose")}
        value={draft.purpose}
        onChange={(purpose) => setDraft({ ...draft, purpose })}
      />
    </VisitFormFrame>
  );
}
