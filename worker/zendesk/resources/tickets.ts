import * as v from "valibot";
import { ok } from "../result.ts";
import { type JobStatus, jobStatus } from "../schemas/jobStatus.ts";
import { textOrNull } from "../schemas/scalars.ts";
import { type ExportedSave, savesInExport } from "../saves/savesInExport.ts";
import { type Ticket, type TicketAudit, ticket, ticketAudit } from "../schemas/ticket.ts";
import { exportedTicketEvent } from "../schemas/ticketEvent.ts";
import { collect } from "../transport/paging.ts";
import type { Transport } from "../transport/transport.ts";
import type { ZendeskResult } from "../zendeskError.ts";
import { assertBatch, inBatches } from "./batches.ts";

export type TicketComment = {
  readonly body?: string;
  readonly html_body?: string;
  readonly public?: boolean;
  readonly author_id?: number;
};

/** What can be written on a ticket; Zendesk's own names and values (facts/zendesk-api 2.1). */
export type TicketChanges = {
  readonly status?: string;
  readonly priority?: string | null;
  readonly type?: string | null;
  readonly subject?: string;
  readonly comment?: TicketComment;
  readonly requester_id?: number;
  readonly assignee_id?: number | null;
  /** In place of `assignee_id`. */
  readonly assignee_email?: string;
  /** Agents who are told of every update from now on, internal notes included. */
  readonly followers?: readonly {
    readonly user_id?: number;
    readonly user_email?: string;
    readonly action: "put" | "delete";
  }[];
  readonly group_id?: number | null;
  readonly organization_id?: number | null;
  readonly external_id?: string | null;
  /** Replaces all tags: prefer a dropdown field, or `additional_tags` in `updateMany`. */
  readonly tags?: readonly string[];
  readonly additional_tags?: readonly string[];
  readonly remove_tags?: readonly string[];
  readonly due_at?: string | null;
  readonly custom_fields?: readonly { readonly id: number; readonly value: unknown }[];
  readonly metadata?: { readonly [key: string]: unknown };
  /** The `updated_at` that the change was decided on; with `safe_update` a newer ticket answers "conflict". */
  readonly updated_stamp?: string;
  readonly safe_update?: boolean;
};
export type NewTicket = TicketChanges & { readonly comment: TicketComment };
export type ImportedTicket = TicketChanges & {
  readonly created_at?: string;
  readonly updated_at?: string;
  readonly solved_at?: string;
  readonly comments: readonly {
    readonly author_id?: number;
    readonly value: string;
    readonly public?: boolean;
    readonly created_at?: string;
  }[];
};

/** One page of the ticket export. `cursor` is where the next page begins, also after the end of the stream. */
export type TicketExportPage = {
  readonly tickets: Ticket[];
  readonly cursor: string | null;
  readonly endOfStream: boolean;
};

/** One page of the export of ticket events: `endTime` (epoch seconds) is where the next begins; saves may come twice. */
export type SaveExportPage = {
  readonly saves: readonly ExportedSave[];
  readonly endTime: number | null;
  readonly endOfStream: boolean;
};

export type Tickets = {
  show(id: number): Promise<ZendeskResult<Ticket>>;
  /** Any number of ids, 100 per request; unknown ids are simply missing from the answer. */
  showMany(ids: readonly number[]): Promise<ZendeskResult<Ticket[]>>;
  /** The key makes a repeated call within two hours answer with the first one's ticket. */
  create(ticket: NewTicket, options?: { readonly idempotencyKey?: string }): Promise<ZendeskResult<Ticket>>;
  update(id: number, changes: TicketChanges): Promise<ZendeskResult<Ticket>>;
  /** At most 100, each with its own changes, as one background job. */
  updateMany(
    changes: readonly (TicketChanges & { readonly id: number })[],
  ): Promise<ZendeskResult<JobStatus>>;
  /** External ids are not unique in Zendesk, so this may be several. */
  byExternalId(externalId: string): Promise<ZendeskResult<Ticket[]>>;
  audits(id: number): Promise<ZendeskResult<TicketAudit[]>>;
  /** `startTime` in epoch seconds, at least a minute ago; 1,000 tickets a page. */
  exportPage(
    from: { readonly startTime: number } | { readonly cursor: string },
  ): Promise<ZendeskResult<TicketExportPage>>;
  /** What was saved on tickets from `startTime` on (epoch seconds, at least a minute ago): who changed or said what when. */
  exportSaves(startTime: number): Promise<ZendeskResult<SaveExportPage>>;
  /** At most 100; runs no triggers and sends no notifications. Admins only. */
  importMany(tickets: readonly ImportedTicket[]): Promise<ZendeskResult<JobStatus>>;
};

const one = v.looseObject({ ticket });
const job = v.looseObject({ job_status: jobStatus });
const exported = v.looseObject({
  tickets: v.array(ticket),
  after_cursor: textOrNull,
  end_of_stream: v.boolean(),
});

const exportedEvents = v.looseObject({
  ticket_events: v.array(exportedTicketEvent),
  end_time: v.nullish(v.number(), null),
  end_of_stream: v.nullish(v.boolean()),
});

/** A page with fewer records is the last one, where the reply does not say so itself. */
const EXPORT_PAGE_SIZE = 1000;

export function createTickets(transport: Transport): Tickets {
  const unwrap = async (
    reply: Promise<ZendeskResult<v.InferOutput<typeof one>>>,
  ): Promise<ZendeskResult<Ticket>> => {
    const answer = await reply;
    return answer.ok ? ok(answer.value.ticket) : answer;
  };
  const asJob = async (path: string, method: "POST" | "PUT", tickets: readonly unknown[]) => {
    assertBatch(tickets);
    const answer = await transport.ask({ method, path, body: { tickets } }, job);
    return answer.ok ? ok(answer.value.job_status) : answer;
  };
  return {
    show: (id) => unwrap(transport.ask({ method: "GET", path: `/api/v2/tickets/${id}` }, one)),
    showMany: (ids) =>
      inBatches(ids, (batch) =>
        collect(transport, `/api/v2/tickets/show_many?ids=${batch.join(",")}`, "tickets", ticket, "none"),
      ),
    create: (created, options) =>
      unwrap(
        transport.ask(
          {
            method: "POST",
            path: "/api/v2/tickets",
            body: { ticket: created },
            ...(options?.idempotencyKey === undefined
              ? {}
              : { headers: { "idempotency-key": options.idempotencyKey } }),
          },
          one,
        ),
      ),
    update: (id, changes) =>
      unwrap(transport.ask({ method: "PUT", path: `/api/v2/tickets/${id}`, body: { ticket: changes } }, one)),
    updateMany: (changes) => asJob("/api/v2/tickets/update_many", "PUT", changes),
    byExternalId: (externalId) =>
      collect(
        transport,
        `/api/v2/tickets?external_id=${encodeURIComponent(externalId)}`,
        "tickets",
        ticket,
        "none",
      ),
    audits: (id) => collect(transport, `/api/v2/tickets/${id}/audits`, "audits", ticketAudit),
    async exportPage(from) {
      const query =
        "cursor" in from ? `cursor=${encodeURIComponent(from.cursor)}` : `start_time=${from.startTime}`;
      const answer = await transport.ask(
        { method: "GET", path: `/api/v2/incremental/tickets/cursor?${query}` },
        exported,
      );
      if (!answer.ok) return answer;
      const { tickets, after_cursor: cursor, end_of_stream: endOfStream } = answer.value;
      return ok({ tickets, cursor, endOfStream });
    },
    async exportSaves(startTime) {
      const path = `/api/v2/incremental/ticket_events?start_time=${startTime}&include=comment_events`;
      const answer = await transport.ask({ method: "GET", path }, exportedEvents);
      if (!answer.ok) return answer;
      const { ticket_events: events, end_time: endTime, end_of_stream: ended } = answer.value;
      return ok({
        saves: savesInExport(events),
        endTime,
        endOfStream: ended ?? events.length < EXPORT_PAGE_SIZE,
      });
    },
    importMany: (tickets) => asJob("/api/v2/imports/tickets/create_many", "POST", tickets),
  };
}
