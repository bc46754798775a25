import type { GuardStanding } from "./guardStanding.ts";

/** What the guard says of the draft, in a word. */
export function guardUrgency(standing: GuardStanding): "blocks" | "warns" | "fine" {
  switch (standing.kind) {
    case "resting":
    case "unchecked":
      return "fine";
    case "checked":
      if (standing.blocking.length > 0) return "blocks";
      return standing.warning.length > 0 ? "warns" : "fine";
  }
}
