import type { VisitPace, VisitState } from "#core";
import type { TextKey } from "../../shared/i18n/translate.ts";

/** How the quota goes, in a word. No minimum: nothing to be behind of. */
export const PACE_TEXTS = {
  no_minimum: null,
  behind: "visits.pace.behind",
  on_pace: "visits.pace.onPace",
  met: "visits.pace.met",
  out_of_reach: "visits.pace.outOfReach",
  missed: "visits.pace.missed",
} as const satisfies Record<VisitPace, TextKey | null>;

/** The word says it; the colour helps to find it. */
export const PACE_INKS = {
  no_minimum: "foreground.subtle",
  behind: "foreground.warning",
  on_pace: "foreground.success",
  met: "foreground.success",
  out_of_reach: "foreground.danger",
  missed: "foreground.danger",
} as const satisfies Record<VisitPace, string>;

export const STATE_TEXTS = {
  planned: "visits.state.planned",
  missed: "visits.state.missed",
  done: "visits.state.done",
  signed: "visits.state.signed",
  cancelled: "visits.state.cancelled",
} as const satisfies Record<VisitState, TextKey>;

export const STATE_INKS = {
  planned: "foreground.default",
  missed: "foreground.danger",
  done: "foreground.success",
  signed: "foreground.success",
  cancelled: "foreground.subtle",
} as const satisfies Record<VisitState, string>;
