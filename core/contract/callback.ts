import type { CallbackResult } from "../task/taskFields.ts";
import type { InstantText } from "./facts.ts";

/** What makes a callback due. */
export type CallbackCause =
  | {
      readonly kind: "ticket";
      readonly event: "ticket_solved" | "complaint";
      readonly ticketId: number;
      /** Solved for the first time: 1; each reopening adds one. */
      readonly episode: number;
      readonly at: InstantText;
    }
  | {
      readonly kind: "visit";
      readonly event: "visit_arrived" | "visit_done" | "visit_signed";
      readonly ticketId: number;
      readonly episode: number;
      readonly at: InstantText;
    }
  | {
      readonly kind: "visit";
      readonly event: "visit_progress";
      readonly ticketId: number;
      readonly episode: number;
      /** The work began: 1; a rule that asks again while it goes on (`every`) counts on. */
      readonly nth: number;
      readonly at: InstantText;
      /** When the visit was in progress, in order of time; the first stretch begins when the work did. */
      readonly stretches: readonly WorkStretch[];
    }
  /** First purchase, a customer's day, a period, an anniversary, a festival, a survey. */
  | { readonly kind: "occurrence"; readonly occurrence: string; readonly at: InstantText };

/** A visit was in progress in [from, to); null: it still is. */
export type WorkStretch = { readonly from: InstantText; readonly to: InstantText | null };

/** A callback that should exist. */
export type CallbackTask = {
  /**
   * "42:after_solution:1", "42:progress:1.2" (the second about the same work) or "o55:monthly_contact:2026-03": the same for the
   * same cause (decision 010).
   */
  readonly id: string;
  readonly rule: string;
  readonly organizationId: number | null;
  /** The ticket it is about; null: the customer as such. */
  readonly ticketId: number | null;
  readonly causeAt: InstantText;
  /** Start + `within` on the rule's schedule. */
  readonly dueAt: InstantText;
  /** First instant to call in the customer's calling hours. */
  readonly slotAt: InstantText;
  /** The slot lies after the due time: no calling hours between. */
  readonly isSlotLate: boolean;
};

/**
 * Why a call is not made. `deleted`: the ticket it is about is in the bin, or gone. `work_over`: it was to ask how the work goes
 * on, and that had ended by then. `withdrawn`: people closed or deleted its task without a result.
 */
export const CALLBACK_SKIPS = [
  "reopened",
  "deleted",
  "customer_wrote",
  "opted_out",
  "called_lately",
  "past_its_use",
  "work_over",
  "withdrawn",
] as const;
export type CallbackSkip = (typeof CALLBACK_SKIPS)[number];

/** `attached`: another open one of the same customer and rule takes it up. */
export type CallbackState = "open" | "attached" | "finished" | "skipped";

/** A callback as its task ticket and the ledger tell it. */
export type CallbackFacts = CallbackTask & {
  /** Null: its task ticket is not made yet. */
  readonly taskTicketId: number | null;
  readonly state: CallbackState;
  readonly result: CallbackResult | null;
  readonly attempts: number;
  readonly assigneeId: number | null;
};
