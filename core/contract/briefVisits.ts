import type { CallStanding } from "../callback/callStanding.ts";
import type { LocalDate } from "../time/localDate.ts";
import type { InstantText } from "./facts.ts";
import type { Localized } from "./localized.ts";
import type { VisitPace, VisitState, VisitTooMany } from "./visit.ts";

/** Visits of the current period; of the calendar year, without a bound, where the policy promises none: what is owed, done, planned, and when the next would be right. */
export type BriefVisits = {
  readonly done: number;
  readonly planned: number;
  /** The policy's own number; what is owed of it stands in `more`. */
  readonly atLeast: number | null;
  /** After proration and carry-over. */
  readonly atMost: number | null;
  /** What the policy says to more than that; left out: nothing. */
  readonly beyond?: VisitTooMany["kind"];
  /** Half-open local dates `[from, to)`, ISO. */
  readonly period: { readonly from: LocalDate; readonly to: LocalDate };
  readonly lastDoneOn: LocalDate | null;
  readonly nextPlannedOn: LocalDate | null;
  /** The rest: only where the shell knows the visits themselves. */
  readonly more?: BriefVisitsMore;
};

export type BriefVisitsMore = {
  /** What the period owes after proration, tier changes and carry-over; null: no minimum. */
  readonly owed: number | null;
  readonly carried: number;
  readonly pace: VisitPace;
  /** The next date a visit would be right on to stay on pace; null: nothing owed any more. */
  readonly suggestedOn: LocalDate | null;
  /** Days ahead on which one more visit would be too many, and what the policy says to it; in order. */
  readonly full: readonly FullSpan[];
  readonly kinds: readonly {
    readonly key: string;
    readonly title: Localized;
    readonly checklist: readonly Localized[];
  }[];
  readonly zone: string;
  /** How the period before ended; left out: nothing to tell. */
  readonly last?: LastPeriod;
  /** Latest first; at most 20. */
  readonly list: readonly BriefVisit[];
};

/** A period that is over: what was owed in it and what was made. */
export type LastPeriod = {
  /** Half-open local dates `[from, to)`, ISO. */
  readonly period: BriefVisits["period"];
  readonly done: number;
  readonly owed: number;
  readonly ended: Extract<VisitPace, "met" | "missed">;
};

/** Half-open local dates `[from, to)`, ISO. */
export type FullSpan = {
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly verdict: VisitTooMany;
};

export type BriefVisit = {
  /** Its task ticket. */
  readonly ticketId: number;
  readonly kind: string | null;
  readonly state: VisitState;
  readonly isConfirmed: boolean;
  readonly isUnplanned: boolean;
  readonly isExempt: boolean;
  /** Appointments that went by without a word (D4). */
  readonly silentMisses: number;
  readonly result: "solved" | "unsolved" | null;
  /** Appointed day in the policy's zone, and the time where one is known. */
  readonly plannedOn: LocalDate | null;
  readonly plannedFor: InstantText | null;
  readonly doneOn: LocalDate | null;
  /** Of an open one: days ahead to which it would move into a period that is full; left out: none. */
  readonly full?: readonly FullSpan[];
  readonly engineer: { readonly id: number; readonly name: string | null } | null;
  /** How the call about it stands; null: the policy asks for none, or nothing is known of it. */
  readonly call: CallStanding | null;
  /** Signed, called about, and nothing is missing any more (A8). */
  readonly isArchived: boolean;
  /** What is still missing on it. */
  readonly lacks: readonly ("record" | "note" | "signature" | "callback" | "confirmation")[];
};
