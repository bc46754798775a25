import { Button } from "@zendeskgarden/react-buttons";
import { lazy, Suspense } from "react";
import styled from "styled-components";
import type { BriefVisit, BriefVisitsMore } from "#core";
import { useTranslation } from "../../shared/i18n/Translation.tsx";
import { CONTROL_KEYS } from "../../shared/keys/keyAction.ts";
import { Disclosure } from "../../shared/layout/Disclosure.tsx";
import { TaskOutcome } from "../../shared/task/TaskOutcome.tsx";
import { TaskRow } from "../../shared/task/TaskForm.tsx";
import { useNames } from "../../shared/task/useNames.ts";
import { nextVisit } from "./openVisit.ts";
import type { VisitActions } from "./useVisitActions.ts";
import { VisitItem } from "./VisitItem.tsx";
import { VisitTask } from "./VisitTask.tsx";
import type { VisitFor } from "./visitWrites.ts";

const VisitForms = lazy(async () => ({ default: (await import("./VisitForms.tsx")).VisitForms }));

const List = styled.ul`
  display: grid;
  gap: ${({ theme }) => theme.space.xs};
`;

const Block = styled.div`
  margin-top: ${({ theme }) => theme.space.xs};
  font-size: ${({ theme }) => theme.fontSizes.sm};
`;

/** The visits themselves and everything an agent does about them: the next one in sight, the others a click away. */
export function VisitWork(props: {
  readonly more: BriefVisitsMore;
  readonly whom: VisitFor;
  readonly ticketId: number | null;
  readonly actions: VisitActions;
}) {
  const { t } = useTranslation();
  const { more, whom, ticketId, actions } = props;
  const { form, open, writer } = actions;
  const names = useNames(more.list.map(({ engineer }) => engineer));
  const own = more.list.find((visit) => visit.ticketId === ticketId) ?? null;
  const first = own ?? nextVisit(more.list);
  const others = more.list.filter(({ ticketId: id }) => id !== first?.ticketId);
  const item = (visit: BriefVisit) => (
    <VisitItem visit={visit} more={more} names={names} ticketId={ticketId} onOpen={open} />
  );
  return (
    <>
      {first === null ? null : <Block>{item(first)}</Block>}
      {own === null ? null : (
        <VisitTask
          visit={own}
          more={more}
          isBusy={writer.step.kind === "writing"}
          onWrite={actions.write}
          onDone={() => open({ kind: "record", visit: own })}
        />
      )}
      <Block>
        <TaskRow>
          <Button
            size="small"
            aria-keyshortcuts={CONTROL_KEYS.plan_visit}
            onClick={() => open({ kind: "plan" })}
          >
            {t("visits.plan")}
          </Button>
          <Button size="small" onClick={() => open({ kind: "record", visit: null })}>
            {t("visits.recordUnplanned")}
          </Button>
        </TaskRow>
      </Block>
      {form === null ? null : (
        <Suspense fallback={null}>
          <VisitForms
            key={`${form.kind} ${form.kind === "plan" ? "" : (form.visit?.ticketId ?? "")}`}
            form={form}
            more={more}
            whom={whom}
            isHidden={actions.isFormHidden}
            onWrite={actions.write}
            onFail={actions.fail}
            onClose={() => open(null)}
          />
        </Suspense>
      )}
      <TaskOutcome writer={writer} onUndo={actions.undo} />
      {others.length === 0 ? null : (
        <Disclosure label={t("visits.others", { count: others.length })}>
          <List>
            {others.map((visit) => (
              <li key={visit.ticketId}>{item(visit)}</li>
            ))}
          </List>
        </Disclosure>
      )}
    </>
  );
}
