import { useState } from "react";
import styled from "styled-components";
import type { BriefCallback } from "#core";
import { useTranslation } from "../../shared/i18n/Translation.tsx";
import { Disclosure } from "../../shared/layout/Disclosure.tsx";
import { Panel } from "../../shared/layout/Panel.tsx";
import { useNames } from "../../shared/task/useNames.ts";
import { CallbackItem } from "./CallbackItem.tsx";
import { byUrgency } from "./callbackStanding.ts";
import { useMinute } from "./useMinute.ts";

const List = styled.ul`
  display: grid;
  gap: ${({ theme }) => theme.space.sm};
`;

/** The calls this customer is owed, overdue first; on a call's own ticket that one alone is in sight. None: nothing. */
export function CallbacksPanel(props: {
  readonly callbacks: readonly BriefCallback[];
  readonly ticketId: number | null;
  readonly asOf: string;
  /** Epoch milliseconds at which the brief came, by this computer's clock. */
  readonly receivedAt: number;
  /** Puts what is known into the words to begin with. */
  readonly fill: (text: string) => string;
  /** False: Zendesk would not let this agent write the outcome. */
  readonly canRecord: boolean;
}) {
  const { t } = useTranslation();
  const { ticketId } = props;
  // The Worker leaves a call out once it knows the outcome, or has it later; here it stays in its place, for the way back.
  const [written, setWritten] = useState<readonly BriefCallback[]>([]);
  const isWritten = ({ id }: BriefCallback): boolean => written.some((one) => one.id === id);
  const callbacks = [...props.callbacks.filter((owed) => !isWritten(owed)), ...written];
  const now = useMinute(props.asOf, props.receivedAt);
  const names = useNames(callbacks.map(({ assignee }) => assignee));
  if (callbacks.length === 0) return null;
  const sorted = byUrgency(callbacks, now);
  const own = sorted.find(({ taskTicketId }) => taskTicketId !== null && taskTicketId === ticketId);
  const first = own ?? sorted[0];
  const others = sorted.filter(({ id }) => id !== first?.id);
  const item = (placed: BriefCallback) => (
    <CallbackItem
      callback={props.callbacks.find(({ id }) => id === placed.id) ?? placed}
      now={now}
      names={names}
      ticketId={ticketId}
      fill={props.fill}
      canRecord={props.canRecord}
      onWrite={() => setWritten([...written.filter(({ id }) => id !== placed.id), placed])}
    />
  );
  return (
    <Panel title={t("callbacks.label")}>
      {first === undefined ? null : <div key={first.id}>{item(first)}</div>}
      {others.length === 0 ? null : (
        <Disclosure label={t("callbacks.others", { count: others.length })}>
          <List>
            {others.map((callback) => (
              <li key={callback.id}>{item(callback)}</li>
            ))}
          </List>
        </Disclosure>
      )}
    </Panel>
  );
}
