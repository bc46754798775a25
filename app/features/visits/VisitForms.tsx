import type { BriefVisitsMore } from "#core";
import type { TaskWrite } from "../../shared/task/useTaskWrite.ts";
import { CancelForm } from "./CancelForm.tsx";
import type { ExpectedVisit } from "./expectVisit.ts";
import { MoveForm } from "./MoveForm.tsx";
import { PlanForm } from "./PlanForm.tsx";
import { RecordForm } from "./RecordForm.tsx";
import type { VisitForm } from "./visitDraft.ts";
import type { VisitFor } from "./visitWrites.ts";

/** The form that is open; fetched when the first one is. */
export function VisitForms(props: {
  readonly form: VisitForm;
  readonly more: BriefVisitsMore;
  readonly whom: VisitFor;
  /** While its write is under way: a failure brings it back as it was. */
  readonly isHidden: boolean;
  readonly onWrite: (write: TaskWrite, expected: ExpectedVisit) => void;
  readonly onFail: (problem: "no_person") => void;
  readonly onClose: () => void;
}) {
  const { form, ...rest } = props;
  switch (form.kind) {
    case "plan":
      return <PlanForm {...rest} />;
    case "record":
      return <RecordForm {...rest} visit={form.visit} />;
    case "move":
      return <MoveForm {...rest} visit={form.visit} />;
    case "cancel":
      return <CancelForm {...rest} visit={form.visit} />;
  }
}
