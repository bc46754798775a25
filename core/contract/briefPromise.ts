import type { PauseCause } from "./clock.ts";
import type { InstantText } from "./facts.ts";
import type { Localized } from "./localized.ts";
import type { Metric } from "./timeline.ts";

/** A promise on the card; the sidebar ticks it from these instants without asking again. */
export type BriefPromise = {
  readonly id: string;
  readonly key: string;
  /** `callback_outcome`: what a call about a solved complaint has to end with (D8). */
  readonly metric: Metric | "callback_outcome";
  /** Title of a step; null: the metric's own, from translations. */
  readonly title: Localized | null;
  readonly state: "running" | "paused" | "breached";
  readonly targetSeconds: number;
  readonly ranSeconds: number;
  readonly startedAt: InstantText;
  /** Paused: when it would be due if it ran on from now. */
  readonly dueAt: InstantText | null;
  /** Set where the target is used up at closing: due at the next opening, to be read "by close". */
  readonly byCloseAt: InstantText | null;
  /** Turns amber at the first of these that has passed. */
  readonly warnAt: readonly InstantText[];
  readonly breachedAt: InstantText | null;
  readonly bornLate: boolean;
  readonly pausedSince: InstantText | null;
  readonly pausedBy: PauseCause | null;
  /** The schedule is closed now and opens then; null: it is open now (or never opens). */
  readonly opensAt: InstantText | null;
  readonly clause: string | null;
};

/** First-contact owner (C3): follows the ticket to its end, whoever it is assigned to. */
export type BriefOwner = {
  readonly id: number;
  readonly name: string | null;
  readonly since: InstantText;
};
