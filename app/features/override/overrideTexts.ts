import type { TextKey } from "../../shared/i18n/translate.ts";
import type { DraftMistake } from "./overrideDraft.ts";
import type { OverrideProblem } from "./writeOverride.ts";

/** What was written last. */
export type Written = "set" | "removed" | "undone";

export const WRITTEN_TEXTS = {
  set: "override.done.set",
  removed: "override.done.removed",
  undone: "override.cancelled",
} as const satisfies Record<Written, TextKey>;

export const MISTAKE_TEXTS = {
  reason_missing: "override.mistake.reasonMissing",
  until_past: "override.mistake.untilPast",
} as const satisfies Record<DraftMistake, TextKey>;

export const PROBLEM_TEXTS = {
  forbidden: "override.failed.forbidden",
  busy: "override.failed.busy",
  refused: "override.failed.refused",
  no_answer: "override.failed.noAnswer",
  no_fields: "override.failed.noFields",
} as const satisfies Record<OverrideProblem, TextKey>;
