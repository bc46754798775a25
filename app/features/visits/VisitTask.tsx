import { Button } from "@zendeskgarden/react-buttons";
import { lazy, Suspense } from "react";
import styled from "styled-components";
import type { BriefVisit, BriefVisitsMore } from "#core";
import { useTranslation } from "../../shared/i18n/Translation.tsx";
import { TaskRow } from "../../shared/task/TaskForm.tsx";
import type { TaskWrite } from "../../shared/task/useTaskWrite.ts";
import type { ExpectedVisit } from "./expectVisit.ts";
import { isOpenVisit } from "./openVisit.ts";
import { stageWrite } from "./visitWrites.ts";

const Block = styled.div`
  margin-top: ${({ theme }) => theme.space.xs};
`;

const Preparation = lazy(async () => ({ default: (await import("./Preparation.tsx")).Preparation }));

/** On the visit's own ticket: what to prepare (A14), and its stages in one click. */
export function VisitTask(props: {
  readonly visit: BriefVisit;
  readonly more: BriefVisitsMore;
  readonly isBusy: boolean;
  /** Its record is written in a form. */
  readonly onDone: () => void;
  readonly onWrite: (write: TaskWrite, expected: ExpectedVisit | null) => void;
}) {
  const { t } = useTranslation();
  const { visit, more, isBusy, onWrite } = props;
  const { ticketId } = visit;
  const checklist = more.kinds.find(({ key }) => key === visit.kind)?.checklist ?? [];
  if (visit.state === "done") {
    return (
      <Block>
        <Button size="small" disabled={isBusy} onClick={() => onWrite(stageWrite(ticketId, "signed"), null)}>
          {t("visits.signed")}
        </Button>
      </Block>
    );
  }
  if (!isOpenVisit(visit)) return null;
  return (
    <>
      {checklist.length === 0 || visit.kind === null ? null : (
        <Suspense fallback={null}>
          <Preparation ticketId={ticketId} kind={visit.kind} checklist={checklist} />
        </Suspense>
      )}
      <Block>
        <TaskRow>
          <Button
            size="small"
            disabled={isBusy || visit.isConfirmed}
            onClick={() => onWrite(stageWrite(ticketId, "confirmed"), { kind: "confirmed", ticketId })}
          >
            {t("visits.confirm")}
          </Button>
          <Button
            size="small"
            disabled={isBusy}
            onClick={() => onWrite(stageWrite(ticketId, "arrived"), null)}
          >
            {t("visits.arrived")}
          </Button>
          <Button size="small" disabled={isBusy} onClick={props.onDone}>
            {t("visits.doneNow")}
          </Button>
        </TaskRow>
      </Block>
    </>
  );
}
