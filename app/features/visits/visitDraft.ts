import type { BriefVisit, BriefVisitsMore, VisitTooMany } from "#core";
import { shownIn } from "../../shared/time/zonedTime.ts";

/** What the agent is about to do with the customer's visits. `visit: null`: one nobody planned (A5). */
export type VisitForm =
  | { readonly kind: "plan" }
  | { readonly kind: "record"; readonly visit: BriefVisit | null }
  | { readonly kind: "move" | "cancel"; readonly visit: BriefVisit };

/** A visit to be planned. `date` and `time` ("" is none) by the clock of the policy's zone. */
export type PlanDraft = {
  readonly kind: string | null;
  readonly date: string;
  readonly time: string;
  readonly engineerId: number | null;
  readonly purpose: string;
};

export type RecordDraft = {
  readonly kind: string | null;
  readonly date: string;
  readonly result: "" | "solved" | "unsolved";
  readonly reason: string;
  readonly note: string;
  readonly isSigned: boolean;
};

export type MoveDraft = { readonly date: string; readonly time: string; readonly reason: string };

export type VisitMistake = "date_missing" | "date_past" | "date_ahead" | "purpose_missing" | "reason_missing";

/** Begins with the date that keeps the pace, the engineer of the last visit, and the kind that comes first. */
export function planDraft(more: BriefVisitsMore, agentId: number | null): PlanDraft {
  const previous = more.list.find(({ engineer, state }) => engineer !== null && state !== "cancelled");
  return {
    kind: more.kinds[0]?.key ?? null,
    date: more.suggestedOn ?? "",
    time: "",
    engineerId: previous?.engineer?.id ?? agentId,
    purpose: "",
  };
}

/** What the policy says to one more visit, or to this one moved, on that date; null: it is not too many. */
export const tooMany = (
  { full = [] }: Pick<BriefVisit, "full"> | Pick<BriefVisitsMore, "full">,
  date: string,
): VisitTooMany | null => full.find(({ from, to }) => from <= date && date < to)?.verdict ?? null;

/** Done like planned: on the appointed day where that is over, else today. */
export function recordDraft(more: BriefVisitsMore, visit: BriefVisit | null, now: number): RecordDraft {
  const kind = visit === null ? (more.kinds[0]?.key ?? null) : visit.kind;
  const today = shownIn(more.zone, now).date;
  const appointed = visit?.plannedOn ?? today;
  const date = visit?.doneOn ?? (appointed < today ? appointed : today);
  const isSigned = visit?.state === "signed";
  return { kind, date, result: visit?.result ?? "", reason: "", note: "", isSigned };
}

/** Where the appointment was, to be changed. */
export const moveDraft = (more: BriefVisitsMore, visit: BriefVisit): MoveDraft => ({
  date: visit.plannedOn ?? more.suggestedOn ?? "",
  time: visit.plannedFor === null ? "" : shownIn(more.zone, Date.parse(visit.plannedFor)).time,
  reason: "",
});

const isEmpty = (text: string): boolean => text.trim() === "";

/** What keeps a draft from being saved; null: nothing. `today`: in the policy's zone. */
export function planMistake({ date, purpose }: PlanDraft, today: string): VisitMistake | null {
  if (date === "") return "date_missing";
  if (date < today) return "date_past";
  return isEmpty(purpose) ? "purpose_missing" : null;
}

export function recordMistake({ date, result, reason }: RecordDraft, today: string): VisitMistake | null {
  if (date === "") return "date_missing";
  if (date > today) return "date_ahead";
  return result === "unsolved" && isEmpty(reason) ? "reason_missing" : null;
}

export function moveMistake({ date, reason }: MoveDraft, today: string): VisitMistake | null {
  if (date === "") return "date_missing";
  if (date < today) return "date_past";
  return isEmpty(reason) ? "reason_missing" : null;
}

export const cancelMistake = (reason: string): VisitMistake | null =>
  isEmpty(reason) ? "reason_missing" : null;
