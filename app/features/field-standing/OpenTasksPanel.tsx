import { Button } from "@zendeskgarden/react-buttons";
import { useConnection } from "../../shared/connection/ConnectionContext.ts";
import { formatInstantDay } from "../../shared/i18n/format.ts";
import { useTranslation } from "../../shared/i18n/Translation.tsx";
import { Panel } from "../../shared/layout/Panel.tsx";
import { TaskQuiet } from "../../shared/task/TaskForm.tsx";
import { type OpenTask, useOpenTasks } from "./useOpenTasks.ts";

/** The customer's open visits and calls from Zendesk's own tickets, where they can be worked on without the Worker. */
export function OpenTasksPanel(props: {
  readonly organizationId: number;
  /** The ticket on screen: a call about it comes first, because it is not finished without the outcome (D8). */
  readonly ticketId: number | null;
}) {
  const { t, language } = useTranslation();
  const { zaf } = useConnection();
  const tasks = useOpenTasks(props.organizationId);
  if (tasks === null) return null;
  const isOwn = (aboutTicketId: number | null): boolean =>
    aboutTicketId !== null && aboutTicketId === props.ticketId;
  const ofTicketFirst = (one: OpenTask, other: OpenTask): number =>
    Number(isOwn(other.aboutTicketId)) - Number(isOwn(one.aboutTicketId));
  return (
    <Panel title={t("fields.tasks")}>
      {tasks.length === 0 ? <TaskQuiet>{t("fields.noTasks")}</TaskQuiet> : null}
      <ul>
        {tasks.toSorted(ofTicketFirst).map(({ id, subject, dueAt, aboutTicketId }) => (
          <li key={id}>
            <Button isLink size="small" onClick={() => void zaf.invoke("routeTo", "ticket", id)}>
              {subject}
            </Button>
            {dueAt === null ? null : ` ${formatInstantDay(dueAt, language)}`}
            {isOwn(aboutTicketId) ? <TaskQuiet>{t("fields.outcomeOwed")}</TaskQuiet> : null}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
