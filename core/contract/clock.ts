import type { InstantText } from "./facts.ts";
import type { Localized } from "./localized.ts";
import type { Metric } from "./timeline.ts";

/**
 * One running measurement: ticket × metric × episode (SEMANTICS "Service-level clocks"). All amounts are whole open
 * seconds of the clock's schedule; instants are UTC.
 */
export type Clock = ClockMeasure & ClockState;

export type ClockMeasure = {
  /** "42:first_reply:1764230400": ticket, key and start; the same for the same history. */
  readonly id: string;
  readonly ticketId: number;
  /** The metric, or "step:<key>". */
  readonly key: string;
  readonly metric: Metric;
  /** Title of a step; null: the metric's own, from translations. */
  readonly title: Localized | null;
  /** 1 is the first; resolution counts reopenings, next reply and update their messages. */
  readonly episode: number;
  readonly startedAt: InstantText;
  /** Key of the service level entry that promises this, and the clause it comes from. */
  readonly serviceLevel: string;
  readonly clause: string | null;
  readonly schedule: string;
  readonly targetSeconds: number;
  /** Open seconds that have run, pauses left out, earlier episodes of a resolution included. */
  readonly ranSeconds: number;
  /** Open seconds in which it stood still. */
  readonly pausedSeconds: number;
  /** Of these, seconds in which the customer had already replied (I8). */
  readonly pausedAfterReplySeconds: number;
  /** Late by its birth or by a changed target, not by running: shown red, fires no breach action. */
  readonly bornLate: boolean;
  /** What happened and what is to come, as long as nothing changes; in order. */
  readonly marks: readonly ClockMark[];
};

/** An instant at which something is to be done about a clock. Future ones exist while it runs. */
export type ClockMark = (
  | { readonly kind: "start" }
  | { readonly kind: "warning"; readonly percent: number }
  | { readonly kind: "breach" }
  | { readonly kind: "escalation"; readonly level: number }
) & {
  readonly at: InstantText;
  /** Key of the service level entry in force at that instant: what is done about it is what that one says. */
  readonly serviceLevel: string;
};

export type ClockState =
  | {
      readonly state: "running";
      /** First open instant at which the target is used up; null: the schedule never opens for that long. */
      readonly dueAt: InstantText | null;
    }
  | {
      readonly state: "paused";
      readonly pausedSince: InstantText;
      readonly pausedBy: PauseCause;
      /** When it would be due if it ran on from now. */
      readonly dueIfResumedAt: InstantText | null;
    }
  | { readonly state: "fulfilled"; readonly fulfilledAt: InstantText; readonly dueAt: InstantText | null }
  | {
      readonly state: "breached";
      readonly dueAt: InstantText;
      readonly breachedAt: InstantText;
      /** Met late; null: still open. */
      readonly fulfilledAt: InstantText | null;
    }
  /** Nothing is promised any more (deleted, a level without this target, a step left open on a solved ticket). */
  | { readonly state: "cancelled"; readonly cancelledAt: InstantText };

export type PauseCause =
  | { readonly kind: "status"; readonly status: string }
  | { readonly kind: "reason"; readonly reason: string; readonly title: Localized };
