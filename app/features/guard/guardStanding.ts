import { type DraftFinding, ruleOf } from "#core";
import type { Draft } from "../../shared/composer/draftText.ts";

/**
 * May a blocked draft leave for a reason? `refused`: by policy. `once_saved`: there is no ticket yet that the reason could
 * be noted on. `not_held_back`: messages of a chat leave without a save, so nothing asks for a reason.
 */
export type OverrideOffer = "offered" | "refused" | "once_saved" | "not_held_back";

/** What stands in the composer for the customer, and what the guard says of it. */
export type GuardStanding =
  /** Nothing is written, or only colleagues read it. */
  | { readonly kind: "resting" }
  /** Something is written, and the rules cannot be had. */
  | { readonly kind: "unchecked" }
  | {
      readonly kind: "checked";
      readonly draft: Draft;
      /** Those that keep the draft from leaving. */
      readonly blocking: readonly DraftFinding[];
      /** Those the agent only has to know of. */
      readonly warning: readonly DraftFinding[];
      /** Those of them that the agent has seen and waved through. */
      readonly ignored: readonly DraftFinding[];
      /** Those that an agent's reason lets pass, with it. */
      readonly allowed: { readonly findings: readonly DraftFinding[]; readonly reason: string } | null;
      readonly override: OverrideOffer;
      /** The draft is still as a better wording left it. */
      readonly canUndo: boolean;
    };

export type CheckedDraft = Extract<GuardStanding, { kind: "checked" }>;

/** What an agent decided about a draft. */
export type DraftDecisions = {
  readonly override: { readonly findings: ReadonlySet<string>; readonly reason: string } | null;
  /** Warnings that need not be shown any more. */
  readonly ignored: ReadonlySet<string>;
};

export const UNDECIDED: DraftDecisions = { override: null, ignored: new Set() };

/** The same words found by the same rule, wherever they stand in the draft. */
export const findingId = (finding: DraftFinding): string => `${ruleOf(finding)} ${finding.found}`;

/** A decision holds for what was found when it was taken; anything found later has to be decided anew. */
export function standingOf(
  draft: Draft,
  findings: readonly DraftFinding[],
  { override, ignored }: DraftDecisions,
  options: Pick<CheckedDraft, "override" | "canUndo">,
): CheckedDraft {
  const isAllowed = (finding: DraftFinding): boolean => override?.findings.has(findingId(finding)) === true;
  const blocks = findings.filter(({ verdict }) => verdict === "block");
  const warns = findings.filter(({ verdict }) => verdict === "warn");
  const allowed = blocks.filter(isAllowed);
  return {
    kind: "checked",
    draft,
    blocking: blocks.filter((finding) => !isAllowed(finding)),
    warning: warns.filter((finding) => !ignored.has(findingId(finding))),
    ignored: warns.filter((finding) => ignored.has(findingId(finding))),
    allowed:
      override === null || allowed.length === 0 ? null : { findings: allowed, reason: override.reason },
    ...options,
  };
}
