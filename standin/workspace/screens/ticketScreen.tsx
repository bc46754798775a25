import { useEffect, useRef, useState } from "react";
import { loaders, useLoaded } from "../api/queries.ts";
import type { Ticket } from "../api/records.ts";
import { Column, Columns, Screen, Stack, Title } from "../parts/layout.tsx";
import { LoadState } from "../parts/loadState.tsx";
import { StatusTag } from "../parts/statusTag.tsx";
import { useTexts } from "../session/texts.ts";
import { Composer } from "../ticket/composer.tsx";
import { Conversation } from "../ticket/conversation.tsx";
import type { MakeEditor } from "../ticket/commentEditor.ts";
import { editorOf } from "../ticket/editorOf.ts";
import { createSubmitter } from "../ticket/submitTicket.ts";
import { savedPart } from "../ticket/ticketDraft.ts";
import { createTicketForm } from "../ticket/ticketForm.ts";
import { TicketProperties } from "../ticket/ticketProperties.tsx";
import { AppPanel } from "../zaf/appPanel.tsx";
import { directory } from "../zaf/directory.ts";
import { createTicketPlace } from "../zaf/ticketPlace.ts";

/** One ticket: properties, conversation with composer, apps. */
export const TicketScreen = ({ id }: { id: number }) => {
  const { data, error } = useLoaded(loaders.ticket(id));
  const session = useLoaded(loaders.session()).data;
  if (data === undefined || session === undefined)
    return (
      <Screen>
        <LoadState error={error} />
      </Screen>
    );
  return (
    <OpenTicket key={data.id} ticket={data} makeEditor={editorOf(session, data.from_messaging_channel)} />
  );
};

const OpenTicket = ({ ticket, makeEditor }: { ticket: Ticket; makeEditor: MakeEditor }) => {
  const t = useTexts();
  // One form and one place for as long as the ticket is open; what the server says later goes into them.
  const [open] = useState(() => {
    const untouched = { ...savedPart(ticket), comment: { text: "", type: "publicReply" } } as const;
    const form = createTicketForm(untouched, makeEditor);
    const submitter = createSubmitter(form);
    return {
      form,
      submitter,
      place: createTicketPlace(form, directory, (listener) => submitter.subscribe(listener)),
    };
  });

  const shownStamp = useRef(ticket.updated_at);
  useEffect(() => {
    open.form.rebase(savedPart(ticket));
    const news = shownStamp.current !== ticket.updated_at && open.submitter.ownStamp() !== ticket.updated_at;
    if (news) open.submitter.raise("ticket.updated", {});
    shownStamp.current = ticket.updated_at;
  }, [open, ticket]);

  return (
    <Columns>
      <Column aria-label={t("properties")}>
        <TicketProperties form={open.form} />
      </Column>
      <Column aria-label={t("conversation")}>
        <Stack $gap={16}>
          <Title>{ticket.subject}</Title>
          <div>
            <StatusTag status={ticket.status} /> #{ticket.id}
          </div>
          <Conversation ticketId={ticket.id} />
          <Composer form={open.form} submitter={open.submitter} closed={ticket.status === "closed"} />
        </Stack>
      </Column>
      <Column aria-label={t("appPanel")}>
        <AppPanel place={open.place} />
      </Column>
    </Columns>
  );
};
