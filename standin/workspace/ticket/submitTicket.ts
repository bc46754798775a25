import * as v from "valibot";
import { callApi } from "../api/callApi.ts";
import { refresh } from "../api/queries.ts";
import { type Status, ticketSchema } from "../api/records.ts";
import type { Json } from "../json.ts";
import { askApps } from "../zaf/askApps.ts";
import { directory } from "../zaf/directory.ts";
import { conversationOf } from "../zaf/ticketObject.ts";
import { isMessage, savedPart } from "./ticketDraft.ts";
import type { TicketForm } from "./ticketForm.ts";

/** How a submission ended. */
export type Submitted =
  | { kind: "saved"; id: number }
  | { kind: "blocked"; message: string }
  | { kind: "failed"; message: string };

/** Submits a form and tells apps about it. */
export type Submitter = {
  submit(status: Status): Promise<Submitted>;
  /** Sends what is written as a message: no app is asked, nothing else of the ticket is saved. */
  send(): Promise<Submitted>;
  /** The `updated_at` of the last save made here: an update with another one is somebody else's. */
  ownStamp(): string | null;
  raise(event: string, data: Json): void;
  subscribe(listener: (event: string, data: Json) => void): () => void;
};

const reply = v.object({ ticket: ticketSchema });

/** Makes the submitter of one open ticket: apps are asked (`ticket.save`), then the ticket is written as the agent. */
export const createSubmitter = (form: TicketForm): Submitter => {
  const listeners = new Set<(event: string, data: Json) => void>();
  let ownStamp: string | null = null;
  const raise = (event: string, data: Json): void => {
    for (const listener of listeners) listener(event, data);
  };
  const save = async (status: Status): Promise<Submitted> => {
    const verdict = await askApps("ticket.save");
    if (verdict.kind === "blocked") return verdict;
    const { id } = form.draft.get();
    // A new ticket keeps "new" only when nobody was assigned, as the API decides by itself.
    form.change({ status });
    const changes = form.changes();
    if (id === null) {
      const { ticket } = await callApi("/api/v2/tickets", reply, {
        method: "POST",
        body: { ticket: changes },
      });
      return { kind: "saved", id: ticket.id };
    }
    const { ticket } = await callApi(`/api/v2/tickets/${id}`, reply, {
      method: "PUT",
      body: { ticket: changes },
    });
    ownStamp = ticket.updated_at;
    // What was sent is saved now, as the server has it: tags follow dropdowns, for one.
    form.change(savedPart(ticket));
    if (!isMessage(form.draft.get())) form.editor.replace("");
    form.rebase(savedPart(ticket));
    refresh("ticket", id);
    refresh("comments", id);
    return { kind: "saved", id };
  };
  const sendMessage = async (id: number): Promise<Submitted> => {
    const { comment } = form.draft.get();
    const { ticket } = await callApi(`/api/v2/tickets/${id}`, reply, {
      method: "PUT",
      body: { ticket: { comment: { body: comment.text, public: true } } },
    });
    ownStamp = ticket.updated_at;
    form.editor.replace("");
    form.rebase(savedPart(ticket));
    refresh("ticket", id);
    refresh("comments", id);
    raise("ticket.conversation.changed", await conversationOf(form.draft.get(), directory));
    return { kind: "saved", id };
  };
  return {
    ownStamp: () => ownStamp,
    raise,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    submit: async (status) => {
      raise("ticket.submit.start", {});
      try {
        const submitted = await save(status);
        raise(submitted.kind === "saved" ? "ticket.submit.done" : "ticket.submit.fail", {});
        return submitted;
      } catch (error) {
        raise("ticket.submit.fail", {});
        return failure(error);
      } finally {
        raise("ticket.submit.always", {});
      }
    },
    send: async () => {
      const { id } = form.draft.get();
      if (id === null) return failure("a new ticket has no conversation");
      try {
        return await sendMessage(id);
      } catch (error) {
        return failure(error);
      }
    },
  };
};

const failure = (error: unknown): Submitted => ({
  kind: "failed",
  message: error instanceof Error ? error.message : String(error),
});
