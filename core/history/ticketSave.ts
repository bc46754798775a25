/**
 * What one save of a ticket did, as far as clocks and rules care; of comments never the text. Zendesk tells it in a
 * ticket's audits and in the export of ticket events.
 */
export type TicketSave = {
  /** Whole seconds, UTC. */
  readonly at: string;
  /** Null: the system, or unknown. */
  readonly authorId?: number | null;
  readonly changes: readonly FieldChange[];
  /** Whether each comment was public when it was made; a null author is the system or unknown. */
  readonly comments: readonly CommentInSave[];
};

/** `hasFile`: it came with an attachment. */
export type CommentInSave = {
  readonly isPublic: boolean;
  readonly authorId: number | null;
  readonly hasFile?: true;
};

/** `field` is Zendesk's name, or a custom field's id as text. */
export type FieldChange = {
  readonly field: string;
  readonly value: unknown;
  /** Undefined: set on the new ticket, there is nothing before. */
  readonly previous?: unknown;
};
