import * as v from "valibot";
import { TargetChannel } from "../../shared/composer/targetChannel.ts";
import type { Zaf } from "../../zaf/zaf.ts";

/** A person as Zendesk's ticket form names them. */
export type TicketPerson = {
  readonly id: number | null;
  readonly name: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly locale: string | null;
};

/** The open ticket as its form shows it, unsaved changes included. What Zendesk did not say is null. */
export type OpenTicket = {
  readonly id: number | null;
  readonly subject: string | null;
  readonly status: string | null;
  readonly priority: string | null;
  readonly organization: { readonly id: number; readonly name: string | null } | null;
  readonly requester: TicketPerson | null;
  readonly assignee: TicketPerson | null;
  /** Where the editor sends what is written now, as Zendesk names it ("email", "chat" …). */
  readonly channel: string | null;
};

const text = v.fallback(v.nullish(v.pipe(v.string(), v.nonEmpty()), null), null);
const id = v.pipe(v.unknown(), v.transform(Number), v.integer(), v.minValue(1));
const Person = v.fallback(
  v.nullish(
    v.object({
      id: v.fallback(v.nullish(id, null), null),
      name: text,
      email: text,
      phone: text,
      locale: text,
    }),
    null,
  ),
  null,
);

const Ticket = v.object({
  "ticket.id": v.fallback(v.nullish(id, null), null),
  "ticket.subject": text,
  "ticket.status": text,
  "ticket.priority": text,
  "ticket.organization": v.fallback(v.nullish(v.object({ id, name: text }), null), null),
  "ticket.requester": Person,
  "ticket.assignee.user": Person,
  "ticket.editor.targetChannel": TargetChannel,
});

const EVERY_PATH = Object.keys(Ticket.entries);

/** Reads the open ticket from Zendesk's form; paths that the host refuses count as not said. */
export async function readTicket(zaf: Zaf): Promise<OpenTicket> {
  const answer = await zaf.get(EVERY_PATH);
  const values = v.parse(Ticket, answer.ok ? answer.value : {});
  return {
    id: values["ticket.id"] ?? null,
    subject: values["ticket.subject"] ?? null,
    status: values["ticket.status"] ?? null,
    priority: values["ticket.priority"] ?? null,
    organization: values["ticket.organization"] ?? null,
    requester: values["ticket.requester"] ?? null,
    assignee: values["ticket.assignee.user"] ?? null,
    channel: values["ticket.editor.targetChannel"] ?? null,
  };
}
