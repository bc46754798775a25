import { Button } from "@zendeskgarden/react-buttons";
import { getColor } from "@zendeskgarden/react-theming";
import styled from "styled-components";
import type { BriefVisit, BriefVisitsMore, VisitState } from "#core";
import { useConnection } from "../../shared/connection/ConnectionContext.ts";
import { useTranslation } from "../../shared/i18n/Translation.tsx";
import { TaskQuiet, TaskRow } from "../../shared/task/TaskForm.tsx";
import { isOpenVisit } from "./openVisit.ts";
import { STATE_INKS, STATE_TEXTS } from "./paceText.ts";
import type { VisitForm } from "./visitDraft.ts";
import { visitRemarks, visitTitle, visitWhen } from "./visitText.ts";

const Line = styled.div`
  display: flex;
  flex-wrap: wrap;
  align-items: baseline;
  gap: ${({ theme }) => `0 ${theme.space.xs}`};
`;

const State = styled.span<{ $state: VisitState }>`
  font-weight: ${({ theme }) => theme.fontWeights.semibold};
  color: ${({ theme, $state }) => getColor({ theme, variable: STATE_INKS[$state] })};
`;

/** One visit: its state, day, who, what is missing, and what can be done about it. */
export function VisitItem(props: {
  readonly visit: BriefVisit;
  readonly more: BriefVisitsMore;
  readonly names: ReadonlyMap<number, string>;
  /** The ticket on screen needs no link to itself. */
  readonly ticketId: number | null;
  readonly onOpen: (form: VisitForm) => void;
}) {
  const { t, language } = useTranslation();
  const { zaf } = useConnection();
  const { visit, more, names } = props;
  const engineer =
    visit.engineer === null
      ? null
      : (names.get(visit.engineer.id) ?? t("tasks.agent", { id: String(visit.engineer.id) }));
  const what = `${visitTitle(visit, more, t, language)} · ${visitWhen(visit, more.zone, t, language)}`;
  // The ticket itself has a button for it.
  const isOwn = visit.ticketId === props.ticketId;
  const isRecordable = isOpenVisit(visit) || visit.lacks.length > 0;
  const remarks = visitRemarks(visit, t);
  const state = t(
    visit.state === "planned" && visit.isConfirmed ? "visits.state.confirmed" : STATE_TEXTS[visit.state],
  );
  const action = (kind: "record" | "move" | "cancel") => (
    <Button
      isLink
      size="small"
      aria-label={`${t(`visits.${kind}`)}: ${what}`}
      onClick={() => props.onOpen({ kind, visit })}
    >
      {t(`visits.${kind}`)}
    </Button>
  );
  return (
    <>
      <Line>
        <State $state={visit.state}>{state}</State>
        <span>{what}</span>
        {engineer === null ? null : <span>{engineer}</span>}
      </Line>
      {remarks.length === 0 ? null : <TaskQuiet>{remarks.join(" · ")}</TaskQuiet>}
      <TaskRow>
        {isRecordable && !(isOwn && isOpenVisit(visit)) ? action("record") : null}
        {isOpenVisit(visit) ? action("move") : null}
        {isOpenVisit(visit) ? action("cancel") : null}
        {isOwn ? null : (
          <Button
            isLink
            size="small"
            aria-label={`${t("tasks.open")}: ${what}`}
            onClick={() => void zaf.invoke("routeTo", "ticket", visit.ticketId)}
          >
            {t("tasks.open")}
          </Button>
        )}
      </TaskRow>
    </>
  );
}
