import { Button } from "@zendeskgarden/react-buttons";
import type { ReactNode } from "react";
import styled from "styled-components";
import type { BriefCallback } from "#core";
import { useConnection } from "../../shared/connection/ConnectionContext.ts";
import { localized } from "../../shared/i18n/language.ts";
import { useTranslation } from "../../shared/i18n/Translation.tsx";
import { Disclosure } from "../../shared/layout/Disclosure.tsx";
import { Panel } from "../../shared/layout/Panel.tsx";
import { byUrgency, callbackStanding } from "./callbackStanding.ts";
import { standingText } from "./callbackText.ts";
import { useMinute } from "./useMinute.ts";
import { When } from "./When.tsx";

const List = styled.ul`
  display: grid;
  gap: ${({ theme }) => theme.space.xs};
`;

const Link = styled(Button)`
  text-align: left;
`;

/** The agent's own calls for today, for whichever customer: how many, and one click away which. None: nothing. */
export function OwnCallbacks(props: {
  readonly callbacks: readonly BriefCallback[];
  readonly ticketId: number;
  readonly asOf: string;
  readonly receivedAt: number;
  /** What else an agent can do about all of them. */
  readonly children?: ReactNode;
}) {
  const { t, language } = useTranslation();
  const { zaf } = useConnection();
  const now = useMinute(props.asOf, props.receivedAt);
  const callbacks = byUrgency(props.callbacks, now).filter(
    ({ taskTicketId }) => taskTicketId !== null && taskTicketId !== props.ticketId,
  );
  if (callbacks.length === 0) return null;
  const overdue = callbacks.filter((each) => callbackStanding(each, now).kind === "overdue").length;
  return (
    <Panel title={t("callbacks.own")} isTitleHidden>
      <Disclosure
        label={
          overdue === 0
            ? t("callbacks.ownCount", { count: callbacks.length })
            : t("callbacks.ownOverdue", { count: callbacks.length, overdue })
        }
      >
        <List aria-label={t("callbacks.own")}>
          {callbacks.map((callback) => (
            <li key={callback.id}>
              <Link
                isLink
                size="small"
                onClick={() => void zaf.invoke("routeTo", "ticket", callback.taskTicketId)}
              >
                {`${callback.customer?.name ?? t("callbacks.noCustomer")} · ${localized(callback.title, language)}`}
              </Link>{" "}
              <When $kind={callbackStanding(callback, now).kind}>
                {standingText(callbackStanding(callback, now), now, t, language)}
              </When>
            </li>
          ))}
        </List>
        {props.children}
      </Disclosure>
    </Panel>
  );
}
