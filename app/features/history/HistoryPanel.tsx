import { Button } from "@zendeskgarden/react-buttons";
import styled from "styled-components";
import type { BriefSolved } from "#core";
import { useConnection } from "../../shared/connection/ConnectionContext.ts";
import { formatInstantDay } from "../../shared/i18n/format.ts";
import { useTranslation } from "../../shared/i18n/Translation.tsx";
import { Panel } from "../../shared/layout/Panel.tsx";
import { TaskQuiet } from "../../shared/task/TaskForm.tsx";
import { useNames } from "../../shared/task/useNames.ts";
import { helpedTexts, likenessText } from "./solvedText.ts";
import { useSubjects } from "./useSubjects.ts";

const List = styled.ul`
  display: grid;
  gap: ${({ theme }) => theme.space.xs};
`;

const Ticket = styled(Button)`
  height: auto;
  white-space: normal;
  text-align: start;
`;

/** The customer's earlier tickets like this one: what they were, what solved them, by whom and when (B4). */
export function HistoryPanel({ solved }: { readonly solved: readonly BriefSolved[] }) {
  const { t, language } = useTranslation();
  const { zaf } = useConnection();
  const subjects = useSubjects(solved.map(({ ticketId }) => ticketId));
  const names = useNames(solved.map(({ solver }) => solver));
  if (solved.length === 0) return null;
  return (
    <Panel title={t("history.label")}>
      <List>
        {solved.map((one) => {
          const { ticketId, solver, solvedAt } = one;
          const day = formatInstantDay(solvedAt, language);
          const name = solver === null ? undefined : names.get(solver.id);
          return (
            <li key={ticketId}>
              <Ticket isLink onClick={() => void zaf.invoke("routeTo", "ticket", ticketId)}>
                {subjects.get(ticketId) ?? t("history.ticket", { id: String(ticketId) })}
              </Ticket>
              {helpedTexts(one, t, language).map((text) => (
                <p key={text}>{text}</p>
              ))}
              <TaskQuiet>
                {[
                  likenessText(one, language),
                  name === undefined ? t("history.solved", { day }) : t("history.solvedBy", { day, name }),
                ]
                  .filter(Boolean)
                  .join(" · ")}
              </TaskQuiet>
            </li>
          );
        })}
      </List>
    </Panel>
  );
}
