import type { InstantText } from "./facts.ts";

/** What a draft policy would change, over the customers and tickets that were given (I7). Counts first. */
export type PolicyPreview = {
  readonly counts: {
    readonly customers: number;
    readonly movesUp: number;
    readonly movesDown: number;
    /** Would move later, when stay and grace have passed. */
    readonly announced: number;
    readonly tickets: number;
    /** Tickets whose service level (the SLA tag) changes. */
    readonly levels: number;
    /** Tickets that keep their level but are promised something else. */
    readonly promises: number;
  };
  readonly moves: readonly CustomerMove[];
  readonly levels: readonly LevelChange[];
  readonly promises: readonly PromiseChange[];
};

export type CustomerMove = {
  readonly id: number;
  readonly name: string | null;
  readonly from: string;
  readonly to: string;
  /** By the draft's order; a tier that the draft no longer has counts as left downwards. */
  readonly direction: "up" | "down";
  /** Null: at once. */
  readonly at: InstantText | null;
};

/** Option values of the ticket field "Service level". */
export type LevelChange = { readonly ticketId: number; readonly from: string; readonly to: string };

/** Keys of the service level entries; null: nothing is promised. */
export type PromiseChange = {
  readonly ticketId: number;
  readonly level: string;
  readonly from: string | null;
  readonly to: string | null;
};
