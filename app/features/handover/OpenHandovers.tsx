import { Button } from "@zendeskgarden/react-buttons";
import { useState } from "react";
import styled from "styled-components";
import { formatLocalDate } from "../../shared/i18n/format.ts";
import { useTranslation } from "../../shared/i18n/Translation.tsx";
import { TaskQuiet, TaskRow } from "../../shared/task/TaskForm.tsx";
import { TaskOutcome } from "../../shared/task/TaskOutcome.tsx";
import { useNames } from "../../shared/task/useNames.ts";
import { useTaskWrite } from "../../shared/task/useTaskWrite.ts";
import type { OpenHandover } from "./fetchHandovers.ts";
import { endWrite } from "./handoverDraft.ts";

const List = styled.ul`
  display: grid;
  gap: ${({ theme }) => theme.space.xs};
  margin: ${({ theme }) => `${theme.space.xs} 0`};
`;

/** Hand-overs that run or are to come, each ended with one click: then everything comes back. */
export function OpenHandovers({ handovers }: { readonly handovers: readonly OpenHandover[] }) {
  const { t, language } = useTranslation();
  const writer = useTaskWrite();
  const [endedId, setEndedId] = useState<number | null>(null);
  const person = (id: number) => ({ id, name: null });
  const names = useNames(
    handovers.flatMap(({ fromId, toId, byId }) => [fromId, toId, byId ?? fromId].map(person)),
  );
  const nameOf = (id: number): string => names.get(id) ?? t("tasks.agent", { id: String(id) });
  const shown = handovers.filter(({ ticketId }) => ticketId !== endedId);
  const end = async (ticketId: number): Promise<void> => {
    setEndedId(ticketId);
    if ((await writer.write(endWrite(ticketId))) === null) setEndedId(null);
  };
  return (
    <>
      {shown.length === 0 ? null : (
        <List aria-label={t("handover.running")}>
          {shown.map(({ ticketId, fromId, toId, startsOn, untilOn, byId }) => {
            const from = formatLocalDate(startsOn, language);
            const until = formatLocalDate(untilOn, language);
            const what = t("handover.away", { name: nameOf(fromId), from, until, standIn: nameOf(toId) });
            return (
              <li key={ticketId}>
                <p>{what}</p>
                {byId === null || byId === fromId ? null : (
                  <TaskQuiet>{t("handover.by", { name: nameOf(byId) })}</TaskQuiet>
                )}
                <TaskRow>
                  <Button
                    isLink
                    size="small"
                    aria-label={`${t("handover.end")}: ${what}`}
                    onClick={() => void end(ticketId)}
                  >
                    {t("handover.end")}
                  </Button>
                </TaskRow>
              </li>
            );
          })}
        </List>
      )}
      <TaskOutcome writer={writer} isFinal />
    </>
  );
}
