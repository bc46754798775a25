/** What one save of a ticket did: changed fields, and comments without their texts. (core has the same shape; the client imports no other room.) */
export type TicketSave = {
  /** Whole seconds, UTC. */
  readonly at: string;
  /** Zendesk user id; null: the system (`-1`) or unknown. */
  readonly authorId: number | null;
  /** `field` is Zendesk's name, or a custom field's id as text; without `previous` it was set on the new ticket. */
  readonly changes: readonly {
    readonly field: string;
    readonly value: unknown;
    readonly previous?: unknown;
  }[];
  /** Whether each comment was public when it was made, and whether it came with a file. */
  readonly comments: readonly {
    readonly isPublic: boolean;
    readonly authorId: number | null;
    readonly hasFile?: true;
  }[];
};

/** The system writes as user -1. */
export const personOf = (id: number | null | undefined): number | null =>
  typeof id === "number" && id > 0 ? id : null;

/** Cut, so that audits, exports and events (nanoseconds) name the same instant. */
export function wholeSecondOf(time: string): string {
  const epoch = Date.parse(time);
  return Number.isNaN(epoch) ? time : `${new Date(epoch).toISOString().slice(0, 19)}Z`;
}

/** Oldest first; what was saved within one second stays in its order. */
export const inOrder = <Save extends { readonly at: string }>(saves: readonly Save[]): readonly Save[] =>
  saves.toSorted((one, other) => (one.at < other.at ? -1 : Number(one.at > other.at)));
