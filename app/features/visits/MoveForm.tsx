import { useState } from "react";
import type { BriefVisit, BriefVisitsMore } from "#core";
import { useTranslation } from "../../shared/i18n/Translation.tsx";
import { LineField } from "../../shared/task/LineField.tsx";
import type { TaskWrite } from "../../shared/task/useTaskWrite.ts";
import { shownIn } from "../../shared/time/zonedTime.ts";
import type { ExpectedVisit } from "./expectVisit.ts";
import { TooMany } from "./TooMany.tsx";
import { moveDraft, moveMistake, tooMany, type VisitMistake } from "./visitDraft.ts";
import { VisitFormFrame } from "./VisitFormFrame.tsx";
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
  const verdict = tooMany(visit, draft.date);
  const save = (): void => {
    const found = moveMistake(draft, shownIn(more.zone, Date.now()).date);
    setMistake(found);
    if (found !== null || verdict?.kind === "block") return;
    const expected = { kind: "moved", ticketId: visit.ticketId, on: draft.date } as const;
    props.onWrite(moveWrite(draft, visit, more.zone), expected);
  };
  return (
    <VisitFormFrame
      name={t("visits.move")}
      saveLabel={t("visits.form.move")}
      mistake={mistake}
      isHidden={props.isHidden}
      isDisabled={verdict?.kind === "block"}
      onSave={save}
      onClose={props.onClose}
    >
      <TooMany verdict={verdict} />
      <WhenPair when={draft} onChange={(when) => setDraft({ ...draft, ...when })} />
      <LineField
        label={t("visits.form.reason")}
        value={draft.reason}
        onChange={(reason) => setDraft({ ...draft, reason })}
      />
    </VisitFormFrame>
  );
}
