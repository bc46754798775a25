import type { FieldValue, Priority, Status, Ticket, TicketType } from "../api/records.ts";

/** A comment being written: HTML in a rich editor, else plain text. */
export type CommentDraft = { readonly text: string; readonly type: "publicReply" | "internalNote" };

/** The ticket as the agent sees and edits it; `id` null: not created yet. */
export type TicketDraft = {
  readonly id: number | null;
  readonly externalId: string | null;
  readonly subject: string;
  readonly description: string;
  readonly status: Status;
  readonly priority: Priority | null;
  readonly type: TicketType | null;
  readonly tags: readonly string[];
  readonly requesterId: number | null;
  readonly assigneeId: number | null;
  readonly groupId: number | null;
  readonly organizationId: number | null;
  readonly brandId: number | null;
  readonly formId: number | null;
  readonly dueAt: string | null;
  /** By field id. */
  readonly customFields: { readonly [id: string]: FieldValue };
  readonly channel: string;
  /** The customer reads along: public replies are messages of their own, not part of a save. */
  readonly isMessaging: boolean;
  readonly createdAt: string | null;
  readonly updatedAt: string | null;
  readonly comment: CommentDraft;
};

/** Is what is written a message, which leaves when it is sent? */
export const isMessage = ({ isMessaging, comment }: TicketDraft): boolean =>
  isMessaging && comment.type === "publicReply";

/** What of a draft a server reply decides: everything but the comment. */
export type SavedPart = Omit<TicketDraft, "comment">;

/** An untouched new ticket. */
export const NEW_TICKET: TicketDraft = {
  id: null,
  externalId: null,
  subject: "",
  description: "",
  status: "new",
  priority: null,
  type: null,
  tags: [],
  requesterId: null,
  assigneeId: null,
  groupId: null,
  organizationId: null,
  brandId: null,
  formId: null,
  dueAt: null,
  customFields: {},
  channel: "web",
  isMessaging: false,
  createdAt: null,
  updatedAt: null,
  comment: { text: "", type: "publicReply" },
};

/** The saved part of a ticket from the API. */
export const savedPart = (ticket: Ticket): SavedPart => ({
  id: ticket.id,
  externalId: ticket.external_id,
  subject: ticket.subject ?? "",
  description: ticket.description ?? "",
  status: ticket.status,
  priority: ticket.priority,
  type: ticket.type,
  tags: ticket.tags,
  requesterId: ticket.requester_id,
  assigneeId: ticket.assignee_id,
  groupId: ticket.group_id,
  organizationId: ticket.organization_id,
  brandId: ticket.brand_id,
  formId: ticket.ticket_form_id,
  dueAt: ticket.due_at,
  customFields: Object.fromEntries(ticket.custom_fields.map(({ id, value }) => [String(id), value])),
  channel: String(ticket.via.channel),
  isMessaging: ticket.from_messaging_channel,
  createdAt: ticket.created_at,
  updatedAt: ticket.updated_at,
});
