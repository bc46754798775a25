/**
 * What one save of a ticket did, as far as clocks and rules care; never a text. Zendesk tells it in a ticket's audits and
 * in the export of ticket events.
 */
export type TicketSave = {
  /** Whole seconds, UTC. */
  readonly at: string;
  readonly changes: readonly FieldChange[];
  /** Whether each comment was public when it was made; a null author is the system or unknown. */
  readonly comments: readonly { readonly isPublic: boolean; readonly authorId: number | null }[];
};

/** `field` is Zendesk's name, or a custom field's id as text. */
export type FieldChange = {
  readonly field: string;
  readonly value: unknown;
  /** Undefined: set on the new ticket, there is nothing before. */
  readonly previous?: unknown;
};
