import type { BriefTier } from "#core";

/** A tier set by hand (I3). `until`: the last day it holds, an ISO local date; null: no end. */
export type OverrideDraft = {
  readonly tier: string;
  readonly reason: string;
  readonly until: string | null;
};

export type DraftMistake = "reason_missing" | "until_past";

/** The override the brief shows, to be changed, or a fresh one for the tier the customer has. */
export function draftOf(tier: Pick<BriefTier, "key" | "because">): OverrideDraft {
  const { key, because } = tier;
  if (because.kind !== "override") return { tier: key, reason: "", until: null };
  return { tier: key, reason: because.reason ?? "", until: because.lastDay };
}

/** What keeps the draft from being saved; null: nothing. `today` is an ISO local date. */
export function draftMistake(draft: OverrideDraft, today: string): DraftMistake | null {
  if (draft.reason.trim() === "") return "reason_missing";
  return draft.until !== null && draft.until < today ? "until_past" : null;
}
