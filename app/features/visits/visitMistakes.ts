import type { TextKey } from "../../shared/i18n/translate.ts";
import type { VisitMistake } from "./visitDraft.ts";

export const VISIT_MISTAKE_TEXTS = {
  date_missing: "visits.mistake.dateMissing",
  date_past: "visits.mistake.datePast",
  date_ahead: "visits.mistake.dateAhead",
  purpose_missing: "visits.mistake.purposeMissing",
  reason_missing: "visits.mistake.reasonMissing",
} as const satisfies Record<VisitMistake, TextKey>;
