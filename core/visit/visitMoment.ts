import type { InstantText, TicketStatus } from "../contract/facts.ts";
import type { VisitStage } from "../task/taskFields.ts";
import type { LocalDate } from "../time/localDate.ts";

/**
 * One thing known of a visit's history, at Zendesk's own time (whole seconds). `order` tells apart what falls into one
 * second; a read comes after all events of its second. The set of them decides, never the order they came in.
 */
export type VisitMoment =
  /** What the task looked like: from an event's detail, or read. */
  | ({ readonly kind: "state"; readonly at: InstantText; readonly order: string } & VisitLook & Doer)
  /** Its due date was changed. */
  | {
      readonly kind: "due";
      readonly at: InstantText;
      readonly order: string;
      readonly current: InstantText | null;
      readonly previous: InstantText | null;
    }
  /** A file came with a comment: the signed order, where the policy takes it for that. */
  | ({ readonly kind: "attachment"; readonly at: InstantText; readonly order: string } & Doer)
  /** What a save wrote into the visit's fields, as the sweep's export tells it; what is not there it left alone. */
  | {
      readonly kind: "written";
      readonly at: InstantText;
      readonly order: string;
      readonly time?: string | null;
      readonly date?: LocalDate | null;
      readonly hasReason?: boolean;
      readonly hasNote?: boolean;
    }
  /** What only a read tells. */
  | {
      readonly kind: "told";
      readonly at: InstantText;
      readonly dueAt: InstantText | null;
      /** "HH:MM", as people wrote it. */
      readonly time: string | null;
      readonly date: LocalDate | null;
      readonly hasReason: boolean;
      readonly hasNote: boolean;
    };

export type VisitLook = {
  readonly status: TicketStatus;
  /** Null: nobody set one. */
  readonly stage: VisitStage | null;
  readonly visitKind: string | null;
  /** The checkbox. */
  readonly isTicked: boolean;
  readonly isExempt: boolean;
  readonly result: "solved" | "unsolved" | null;
  readonly organizationId: number | null;
  readonly engineerId: number | null;
  /** Complaints that calls about it found; left out: none. */
  readonly complaints?: number;
  /** Closed by merging it into another ticket; left out: it was not. */
  readonly isMerged?: true;
};

type Doer = { readonly cause: string; readonly actorId: number | null };

/** The same text for the same moment, however its keys are ordered. */
export function visitMomentText(moment: VisitMoment): string {
  return JSON.stringify(
    Object.fromEntries(Object.entries(moment).toSorted(([one], [other]) => (one < other ? -1 : 1))),
  );
}
