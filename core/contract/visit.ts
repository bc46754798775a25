import type { VisitStage } from "../task/taskFields.ts";
import type { LocalDate } from "../time/localDate.ts";
import type { InstantText } from "./facts.ts";

/** A visit as its task ticket tells it (decision 010). */
export type VisitFacts = {
  /** The task ticket's. */
  readonly id: number;
  readonly organizationId: number | null;
  /** Key of the policy's kinds; null: nobody said. */
  readonly kind: string | null;
  readonly stage: VisitStage;
  readonly createdAt: InstantText;
  /** Appointed time; null: no date yet. */
  readonly plannedFor: InstantText | null;
  /** Day it took place, in the policy's zone; null unless done. */
  readonly doneOn: LocalDate | null;
  readonly doneAt: InstantText | null;
  readonly engineerId: number | null;
  readonly result: "solved" | "unsolved" | null;
  readonly hasReason: boolean;
  readonly hasNote: boolean;
  /** Counts toward no quota (with a reason). */
  readonly isExempt: boolean;
  /** Appointed times that went by without a word before it was moved or done. */
  readonly silentMisses: number;
};

/** `missed`: the appointed day has passed and nobody moved, cancelled or did it. */
export type VisitState = "planned" | "missed" | "done" | "signed" | "cancelled";

/** How the quota goes (SEMANTICS "Pace"). */
export type VisitPace = "no_minimum" | "behind" | "on_pace" | "met" | "out_of_reach" | "missed";

/** What a policy says to one more visit on a date. */
export type VisitVerdict =
  | { readonly kind: "fine" }
  | { readonly kind: "warn" | "block"; readonly atMost: number; readonly made: number };
