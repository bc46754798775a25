import type { InstantText, TicketStatus } from "./facts.ts";

/**
 * One ticket's history as far as clocks care (from events, or from Zendesk's audits). Order and duplicates do not
 * matter; `at` is always the event's *own* time, never the time we looked.
 */
export type TicketTimeline = {
  readonly ticketId: number;
  readonly events: readonly TimelineEvent[];
};

export type TimelineEvent =
  | { readonly at: InstantText; readonly kind: "created" }
  | { readonly at: InstantText; readonly kind: "status"; readonly status: TicketStatus }
  | {
      readonly at: InstantText;
      readonly kind: "public_reply_by_agent";
      /** Zendesk user id; null: unknown, counts as an answer but makes nobody the owner. */
      readonly agentId: number | null;
    }
  | { readonly at: InstantText; readonly kind: "public_comment_by_customer" }
  | { readonly at: InstantText; readonly kind: "assigned"; readonly assigneeId: number | null }
  | LevelEvent
  /** A named step of the process was done; the first time counts. */
  | { readonly at: InstantText; readonly kind: "step_done"; readonly step: string }
  /** Why the clock stands still: key of one of the promise's `pauseReasons`; null: no longer. */
  | { readonly at: InstantText; readonly kind: "pause_reason"; readonly reason: string | null };

/**
 * From here on the ticket has this service level. The first one reaches back to the ticket's creation. `at` is the time
 * of the cause (the event that changed priority, tier or tags), not of our decision. A new policy version is one more
 * of these.
 */
export type LevelEvent = {
  readonly at: InstantText;
  readonly kind: "level";
  readonly tier: string;
  readonly urgency: string;
  readonly segments: readonly string[];
  readonly problemType: string | null;
  /** Whose ticket it was; null: nobody's. Absent: not known. */
  readonly organizationId?: number | null;
  /** The version that was in force; lets what ran under it be counted by its schedules. Absent: today's policy. */
  readonly policyVersion?: number;
};

/** What a service level measures: Zendesk's four, and named steps of a process (D1, D2, B10). */
export type Metric = "first_reply" | "next_reply" | "update" | "resolution" | "step";
