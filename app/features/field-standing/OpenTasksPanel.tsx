import { Button } from "@zendeskgarden/react-buttons";
import { useConnection } from "../../shared/connection/ConnectionContext.ts";
import { formatInstantDay } from "../../shared/i18n/format.ts";
import { useTranslation } from "../../shared/i18n/Translation.tsx";
import { Panel } from "../../shared/layout/Panel.tsx";
import { TaskQuiet } from "../../shared/task/TaskForm.tsx";
import { useOpenTasks } from "./useOpenTasks.ts";

/** The customer's open visits and calls from Zendesk's own tickets, where they can be worked on without the Worker. */
export function OpenTasksPanel(props: { readonly organizationId: number }) {
  const { t, language } = useTranslation();
  const { zaf } = useConnection();
  const tasks = useOpenTasks(props.organizationId);
  if (tasks === null) return null;
  return (
    <Panel title={t("fields.tasks")}>
      {tasks.length === 0 ? <TaskQuiet>{t("fields.noTasks")}</TaskQuiet> : null}
      <ul>
        {tasks.map(({ id, subject, dueAt }) => (
          <li key={id}>
            <Button isLink size="small" onClick={() => void zaf.invoke("routeTo", "ticket", id)}>
              {subject}
            </Button>
            {dueAt === null ? null : ` ${formatInstantDay(dueAt, language)}`}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
