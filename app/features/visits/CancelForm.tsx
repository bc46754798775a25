import { useState } from "react";
import type { BriefVisit } from "#core";
import { useTranslation } from "../../shared/i18n/Translation.tsx";
import { LineField } from "../../shared/task/LineField.tsx";
import type { TaskWrite } from "../../shared/task/useTaskWrite.ts";
import type { ExpectedVisit } from "./expectVisit.ts";
import { cancelMistake, type VisitMistake } from "./visitDraft.ts";
import { VisitFormFrame } from "./VisitFormFrame.tsx";
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
  const save = (): void => {
    const found = cancelMistake(reason);
    setMistake(found);
    if (found !== null) return;
    const { visit } = props;
    props.onWrite(cancelWrite(visit, reason), { kind: "cancelled", ticketId: visit.ticketId });
  };
  return (
    <VisitFormFrame
      name={t("visits.cancel")}
      saveLabel={t("visits.form.cancel")}
      mistake={mistake}
      isHidden={props.isHidden}
      onSave={save}
      onClose={props.onClose}
    >
      <LineField label={t("visits.form.reason")} value={reason} onChange={setReason} />
    </VisitFormFrame>
  );
}
