import type { VisitStage } from "../task/taskFields.ts";
import type { LocalDate } from "../time/localDate.ts";
import type { InstantText } from "./facts.ts";

/** A visit as its task ticket and what happened on it tell it (decision 010). */
export type VisitFacts = {
  /** The task ticket's. */
  readonly id: number;
  readonly organizationId: number | null;
  /** Key of the policy's kinds; null: nobody said. */
  readonly kind: string | null;
  /** What counts now: a solved task is done, one opened again is planned, a deleted one cancelled. */
  readonly stage: VisitStage;
  /** By whatever the policy takes for a signature; also before it is done. */
  readonly isSigned: boolean;
  readonly createdAt: InstantText;
  /** Appointed day in the policy's zone; null: no date yet. */
  readonly plannedOn: LocalDate | null;
  /** Appointed time; null: only the day is known, or not even that. */
  readonly plannedFor: InstantText | null;
  /** When this appointment was made; null: there is none. */
  readonly plannedSince: InstantText | null;
  /** Day it took place, in the policy's zone; null unless done. */
  readonly doneOn: LocalDate | null;
  readonly doneAt: InstantText | null;
  /** Done without having been planned beforehand (A5). */
  readonly isUnplanned: boolean;
  readonly engineerId: number | null;
  readonly result: "solved" | "unsolved" | null;
  readonly hasReason: boolean;
  readonly hasNote: boolean;
  /** Counts toward no quota (with a reason). */
  readonly isExempt: boolean;
  /** Appointments that went by without a word before the visit was moved, done or cancelled (D4). */
  readonly silentMisses: number;
};

/** `missed`: the appointed day has passed and nobody moved, cancelled or did it. */
export type VisitState = "planned" | "missed" | "done" | "signed" | "cancelled";

/** How the quota goes (SEMANTICS "Pace"). */
export type VisitPace = "no_minimum" | "behind" | "on_pace" | "met" | "out_of_reach" | "missed";

/** What a policy says to one more visit on a date. */
export type VisitVerdict = { readonly kind: "fine" } | VisitTooMany;

export type VisitTooMany = {
  readonly kind: "warn" | "block";
  readonly atMost: number;
  readonly made: number;
};

/** One count toward the quota: what made it count, and what took it back. Replayed history gives the same ones. */
export type VisitCount = {
  /** "42:1": the visit, and how many times it came to count. */
  readonly id: string;
  readonly visitId: number;
  readonly organizationId: number;
  readonly kind: string | null;
  readonly on: LocalDate;
  readonly counted: VisitCause;
  readonly reversed: VisitCause | null;
};

/** The event behind a change, and who did it as Zendesk tells (null: not told). */
export type VisitCause = {
  readonly cause: string;
  readonly actorId: number | null;
  readonly at: InstantText;
};

/** A stage that was reached; `episode` counts how many times. Callbacks begin here (D9). */
export type VisitReached = {
  readonly event: "visit_arrived" | "visit_progress" | "visit_done" | "visit_signed";
  readonly episode: number;
  readonly at: InstantText;
};
