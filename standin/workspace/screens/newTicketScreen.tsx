import { useState } from "react";
import { loaders, useLoaded } from "../api/queries.ts";
import { Choice } from "../parts/choice.tsx";
import { Column, Columns, Screen, Stack, Title } from "../parts/layout.tsx";
import { LoadState } from "../parts/loadState.tsx";
import { TextBox } from "../parts/textBox.tsx";
import { useTexts } from "../session/texts.ts";
import { useStore } from "../store.ts";
import { Composer } from "../ticket/composer.tsx";
import type { MakeEditor } from "../ticket/commentEditor.ts";
import { editorOf } from "../ticket/editorOf.ts";
import { createSubmitter } from "../ticket/submitTicket.ts";
import { NEW_TICKET } from "../ticket/ticketDraft.ts";
import { createTicketForm } from "../ticket/ticketForm.ts";
import { TicketProperties } from "../ticket/ticketProperties.tsx";
import { AppPanel } from "../zaf/appPanel.tsx";
import { directory } from "../zaf/directory.ts";
import { createTicketPlace } from "../zaf/ticketPlace.ts";

/** A ticket an agent writes for a customer. */
export const NewTicketScreen = () => {
  const { data, error } = useLoaded(loaders.session());
  if (data === undefined)
    return (
      <Screen>
        <LoadState error={error} />
      </Screen>
    );
  return <NewTicket makeEditor={editorOf(data, false)} />;
};

const NewTicket = ({ makeEditor }: { makeEditor: MakeEditor }) => {
  const t = useTexts();
  const [open] = useState(() => {
    const form = createTicketForm(NEW_TICKET, makeEditor);
    const submitter = createSubmitter(form);
    return {
      form,
      submitter,
      place: createTicketPlace(form, directory, (listener) => submitter.subscribe(listener)),
    };
  });
  const { subject, requesterId } = useStore(open.form.draft);
  const endUsers = useLoaded(loaders.endUsers()).data ?? [];
  const choose = (id: string): void => {
    const requester = endUsers.find((user) => String(user.id) === id);
    open.form.change({
      requesterId: requester?.id ?? null,
      organizationId: requester?.organization_id ?? null,
    });
  };
  return (
    <Columns>
      <Column aria-label={t("properties")}>
        <TicketProperties form={open.form} />
      </Column>
      <Column aria-label={t("conversation")}>
        <Stack $gap={16}>
          <Title>{t("newTicket")}</Title>
          <Choice
            label={t("requester")}
            value={requesterId === null ? "" : String(requesterId)}
            options={[
              ["", t("none")],
              ...endUsers.map(({ id, name, email }) => [String(id), `${name} ${email ?? ""}`] as const),
            ]}
            onChange={choose}
          />
          <TextBox
            label={t("subject")}
            value={subject}
            onChange={(text) => open.form.change({ subject: text })}
            required
          />
          <Composer form={open.form} submitter={open.submitter} />
        </Stack>
      </Column>
      <Column aria-label={t("appPanel")}>
        <AppPanel place={open.place} />
      </Column>
    </Columns>
  );
};
