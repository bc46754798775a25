import { Button } from "@zendeskgarden/react-buttons";
import { useState } from "react";
import styled from "styled-components";
import type { BriefFlowReply, Language } from "#core";
import { localized } from "../../shared/i18n/language.ts";
import { useTranslation } from "../../shared/i18n/Translation.tsx";
import { Disclosure } from "../../shared/layout/Disclosure.tsx";
import { TaskQuiet } from "../../shared/task/TaskForm.tsx";

const List = styled.ul`
  display: grid;
  gap: ${({ theme }) => theme.space.xxs};
`;

const Words = styled.p`
  white-space: pre-line;
`;

/** Words for a step: each can be read; what is to be sent can be inserted, what is to be spoken only read out. */
export function StepReplies(props: {
  readonly replies: readonly BriefFlowReply[];
  /** The customer's language, which may differ from the screen's. */
  readonly language: Language;
  readonly fill: (text: string) => string;
  /** Resolves to what the agent is told. Null: nothing can be inserted here. */
  readonly insert: ((reply: BriefFlowReply) => Promise<string>) | null;
}) {
  const { t, language: screen } = useTranslation();
  const { insert } = props;
  const [said, setSaid] = useState<{ readonly key: string; readonly text: string } | null>(null);
  if (props.replies.length === 0) return null;
  return (
    <List aria-label={t("flows.replies")}>
      {props.replies.map((reply) => {
        const title = localized(reply.title, screen);
        return (
          <li key={reply.key}>
            <Disclosure label={title}>
              <Words lang={props.language}>{props.fill(localized(reply.body, props.language))}</Words>
              {reply.channel === "public_reply" && insert !== null ? (
                <Button
                  size="small"
                  aria-label={t("replies.insertNamed", { title })}
                  onClick={() => void insert(reply).then((text) => setSaid({ key: reply.key, text }))}
                >
                  {t("replies.insert")}
                </Button>
              ) : null}
            </Disclosure>
            {said?.key === reply.key ? <TaskQuiet as="output">{said.text}</TaskQuiet> : null}
          </li>
        );
      })}
    </List>
  );
}
