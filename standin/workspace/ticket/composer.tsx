import { Button } from "@zendeskgarden/react-buttons";
import { Field, Radio } from "@zendeskgarden/react-forms";
import { getColor } from "@zendeskgarden/react-theming";
import { useEffect, useState } from "react";
import styled from "styled-components";
import type { Status } from "../api/records.ts";
import { loaders, useLoaded } from "../api/queries.ts";
import { Choice } from "../parts/choice.tsx";
import { Row, Stack } from "../parts/layout.tsx";
import { STATUS_TEXTS } from "../parts/statusTag.tsx";
import { showToast } from "../parts/toasts.ts";
import { navigate } from "../session/router.ts";
import { useTexts } from "../session/texts.ts";
import { sessionStore } from "../session/session.ts";
import { useStore } from "../store.ts";
import { PlainText } from "./plainText.tsx";
import { RichText } from "./richText.tsx";
import type { Submitted, Submitter } from "./submitTicket.ts";
import { isMessage } from "./ticketDraft.ts";
import type { TicketForm } from "./ticketForm.ts";

const Box = styled.form<{ $internal: boolean }>`
  padding: 12px;
  border-radius: 8px;
  border: 1px solid ${({ theme }) => getColor({ theme, variable: "border.default" })};
  background: ${({ theme, $internal }) =>
    getColor({ theme, variable: $internal ? "background.warning" : "background.default" })};
`;

const Kinds = styled.fieldset`
  display: flex;
  gap: 16px;
  legend { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
`;

/** The statuses an agent may choose; closing is the system's. */
const CHOICES = ["open", "pending", "hold", "solved"] as const satisfies readonly Status[];

type ComposerProps = { form: TicketForm; submitter: Submitter; closed?: boolean };

/** Where the agent writes, and submits the ticket with a status. */
export const Composer = ({ form, submitter, closed = false }: ComposerProps) => {
  const t = useTexts();
  const draft = useStore(form.draft);
  const { comment, status, id } = draft;
  const allowed = useStore(form.savingAllowed);
  const [chosen, setChosen] = useState<Status | null>(null);
  const [busy, setBusy] = useState(false);
  const { agentId } = useStore(sessionStore);
  const session = useLoaded(loaders.session()).data;
  // A light agent's comments are internal whatever they choose; better not to offer the choice.
  const light = session?.agents.some((agent) => agent.id === agentId && agent.light) ?? false;

  useEffect(() => {
    const { comment: present } = form.draft.get();
    if (light && present.type === "publicReply")
      form.change({ comment: { ...present, type: "internalNote" } });
  }, [form, light]);

  // A light agent may not change the status.
  const unchanged = light || (status !== "new" && status !== "closed");
  const next = chosen ?? (unchanged ? status : "open");
  const message = isMessage(draft);
  const finish = async (sending: Promise<Submitted>): Promise<void> => {
    setBusy(true);
    const submitted = await sending;
    setBusy(false);
    setChosen(null);
    report(submitted);
  };
  const report = (submitted: Submitted): void => {
    switch (submitted.kind) {
      case "saved":
        showToast(t("saved"));
        if (id === null) navigate(`/agent/tickets/${submitted.id}`);
        break;
      case "blocked":
        showToast(t("saveBlocked", { reason: submitted.message }), "error");
        break;
      case "failed":
        showToast(t("saveFailed", { reason: submitted.message }), "error");
        break;
    }
  };

  return (
    <Box
      $internal={comment.type === "internalNote"}
      onSubmit={(event) => {
        event.preventDefault();
        void finish(submitter.submit(next));
      }}
    >
      <Stack>
        <Kinds>
          <legend>{t("replyKind")}</legend>
          {(["publicReply", "internalNote"] as const).map((type) => (
            <Field key={type}>
              <Radio
                name="comment-type"
                value={type}
                checked={comment.type === type}
                disabled={light && type === "publicReply"}
                onChange={() => form.change({ comment: { ...comment, type } })}
              >
                <Field.Label isRegular>
                  {t(type === "publicReply" && draft.isMessaging ? "message" : type)}
                </Field.Label>
              </Radio>
            </Field>
          ))}
        </Kinds>
        {form.editor.kind === "rich" ? (
          <RichText page={form.editor.page} label={t("compose")} disabled={closed} />
        ) : (
          <PlainText form={form} editor={form.editor} label={t("compose")} disabled={closed} />
        )}
        <Row $end>
          <Choice
            label={t("submitStatus")}
            labelHidden
            value={next}
            options={(light ? [status] : CHOICES).map((each) => [each, t(STATUS_TEXTS[each])])}
            onChange={(value) => setChosen(CHOICES.find((each) => each === value) ?? null)}
          />
          {message ? (
            <Button
              isPrimary
              size="small"
              disabled={closed || busy || comment.text.trim() === ""}
              onClick={() => void finish(submitter.send())}
            >
              {t("sendMessage")}
            </Button>
          ) : null}
          <Button type="submit" isPrimary={!message} size="small" disabled={closed || busy || !allowed}>
            {t("submitAs", { status: t(STATUS_TEXTS[next]) })}
          </Button>
        </Row>
      </Stack>
    </Box>
  );
};
