import type { TextKey } from "../../shared/i18n/translate.ts";
import type { InsertOutcome } from "./insertReply.ts";

/** What an agent is told after inserting a reply. */
export const OUTCOME_TEXTS = {
  at_cursor: "replies.inserted",
  at_end: "replies.appended",
  failed: "replies.insertFailed",
} as const satisfies Record<InsertOutcome, TextKey>;
