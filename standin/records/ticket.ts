import type { Json } from "../json.ts";
import type { FieldValue } from "./fieldValue.ts";

/** Channels whose messages reach the customer as they are sent, without a save of the ticket. Other social ones are not there. */
export const MESSAGING_CHANNELS = ["native_messaging", "whatsapp"] as const;

/** Statuses an agent can see; order matters for `less_than`. */
export const TICKET_STATUSES = ["new", "open", "pending", "hold", "solved", "closed"] as const;
export type TicketStatus = (typeof TICKET_STATUSES)[number];

export const TICKET_PRIORITIES = ["low", "normal", "high", "urgent"] as const;
export type TicketPriority = (typeof TICKET_PRIORITIES)[number];

export const TICKET_TYPES = ["problem", "incident", "question", "task"] as const;
export type TicketType = (typeof TICKET_TYPES)[number];

/** Is the ticket there, in the bin, or erased (only its id is left in the exports)? */
export type TicketPresence = "present" | "soft_deleted" | "scrubbed";

/** A file that came with a comment; its bytes are not kept. */
export type Attachment = { id: number; file_name: string; content_type: string; size: number };

/** One comment of a ticket. */
export type Comment = {
  id: number;
  author_id: number;
  body: string;
  html_body: string;
  public: boolean;
  created_at: string;
  channel: string;
  /** Left out where there are none. */
  attachments?: Attachment[];
};

/** One line of an audit. `Change.field_name` of a custom field is its id as text. */
export type AuditEvent =
  | { id: number; type: "Create"; field_name: string; value: Json }
  | { id: number; type: "Change"; field_name: string; value: Json; previous_value: Json }
  | { id: number; type: "Comment"; comment_id: number }
  | { id: number; type: "CommentPrivacyChange"; comment_id: number; public: boolean }
  | { id: number; type: "Notification"; trigger_id: number; webhook_id: string };

/** One save of a ticket. */
export type Audit = {
  id: number;
  ticket_id: number;
  created_at: string;
  author_id: number;
  custom_metadata: Json;
  channel: string;
  events: AuditEvent[];
};

/** A rating by the requester. */
export type SatisfactionRating = {
  id: number;
  score: "offered" | "good" | "bad";
  comment: string | null;
  created_at: string;
  updated_at: string;
};

/** A ticket as kept. Instants are ISO texts of whole seconds, UTC; `generated_timestamp` is epoch seconds. */
export type Ticket = {
  id: number;
  external_id: string | null;
  channel: string;
  created_at: string;
  updated_at: string;
  generated_timestamp: number;
  solved_at: string | null;
  type: TicketType | null;
  subject: string;
  description: string;
  priority: TicketPriority | null;
  status: TicketStatus;
  requester_id: number;
  submitter_id: number;
  assignee_id: number | null;
  organization_id: number | null;
  group_id: number | null;
  follower_ids: number[];
  email_cc_ids: number[];
  problem_id: number | null;
  followup_source_id: number | null;
  due_at: string | null;
  /** Sorted, lower case, unique. Dropdown values of custom fields are among them. */
  tags: string[];
  /** By ticket field id; a field without a row is null. */
  field_values: Map<number, FieldValue>;
  is_public: boolean;
  brand_id: number;
  ticket_form_id: number;
  satisfaction_rating: SatisfactionRating | null;
  presence: TicketPresence;
  comments: Comment[];
  audits: Audit[];
};
