import type { VisitDeadline } from "./visitDeadlines.ts";

/** Views find a visit by these. No option value begins like them. */
export const VISIT_NEEDS_TAGS = {
  unconfirmed: "visitneeds_confirmation",
  missed: "visitneeds_new_date",
  no_record: "visitneeds_record",
  no_result: "visitneeds_result",
  unsolved: "visitneeds_next_visit",
} as const satisfies Record<VisitDeadline["kind"], string>;

/** The customer refuses the engineer (D7). */
export const VISIT_NEEDS_ENGINEER_TAG = "visitneeds_engineer";
