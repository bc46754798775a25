import { Button } from "@zendeskgarden/react-buttons";
import { useState } from "react";
import * as v from "valibot";
import { callApi } from "../api/callApi.ts";
import { loaders, useLoaded } from "../api/queries.ts";
import { Choice } from "../parts/choice.tsx";
import { Narrow, Quiet, Screen, Stack, Title } from "../parts/layout.tsx";
import { Link } from "../parts/link.tsx";
import { TextBox } from "../parts/textBox.tsx";
import { showToast } from "../parts/toasts.ts";
import { useTexts } from "../session/texts.ts";

const reply = v.object({ request: v.object({ id: v.number() }) });

/** A customer's view, as small as can be: writes a request with the customer's own session. */
export const EndUserScreen = () => {
  const t = useTexts();
  const endUsers = useLoaded(loaders.endUsers()).data ?? [];
  const [requester, setRequester] = useState("");
  const [subject, setSubject] = useState("");
  const [body, setBody] = useState("");
  const [sent, setSent] = useState<number | null>(null);
  const chosen = requester === "" ? endUsers[0]?.id : Number(requester);
  const send = async (): Promise<void> => {
    if (chosen === undefined) return;
    try {
      const { request } = await callApi("/api/v2/requests", reply, {
        method: "POST",
        body: { request: { subject, comment: { body } } },
        asUser: chosen,
      });
      setSent(request.id);
      setSubject("");
      setBody("");
    } catch (error) {
      showToast(t("saveFailed", { reason: error instanceof Error ? error.message : String(error) }), "error");
    }
  };
  return (
    <Screen>
      <Narrow>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void send();
          }}
        >
          <Stack $gap={16}>
            <Title>{t("endUser")}</Title>
            <Quiet>{t("endUserHint")}</Quiet>
            <Choice
              label={t("requester")}
              value={chosen === undefined ? "" : String(chosen)}
              options={endUsers.map(({ id, name, email }) => [String(id), `${name} ${email ?? ""}`])}
              onChange={setRequester}
            />
            <TextBox label={t("subject")} value={subject} onChange={setSubject} required />
            <TextBox label={t("description")} rows={6} value={body} onChange={setBody} required />
            <div>
              <Button type="submit" isPrimary disabled={chosen === undefined}>
                {t("send")}
              </Button>
            </div>
            <output>
              {sent === null ? null : (
                <>
                  {t("sent", { id: sent })}{" "}
                  <Link to={`/agent/tickets/${sent}`}>{t("openTicket", { id: sent })}</Link>
                </>
              )}
            </output>
          </Stack>
        </form>
      </Narrow>
    </Screen>
  );
};
