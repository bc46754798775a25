import * as v from "valibot";
import { localized } from "./localized.ts";
import { key, list, maybe, oneOf, section, someOf, text } from "./section.ts";

/** What a report can show. */
export const REPORT_FIGURES = [
  "satisfaction",
  "complaints",
  "resolution_time",
  "repeat_purchases",
  "repeated_problems",
  "slow_steps",
  "unsolved_orders",
  "missed_appointments",
  "callback_results",
  "callbacks_not_made",
  "survey_dimensions",
  "improvement_items",
  "customer_groups",
  "purchase_structure",
  "churn",
  "loyalty",
  "praise_and_complaint_cases",
  "policy_changes",
  "targets",
] as const;

const percent = v.pipe(
  v.number("a percentage from 0 to 100"),
  v.minValue(0, "a percentage from 0 to 100"),
  v.maxValue(100, "a percentage from 0 to 100"),
);

/** Figures that somebody by name owes at the end of each period (B12, B13, C2, D3, D10, D12, E1, E4). */
export const report = section({
  key,
  title: localized,
  per: oneOf(["day", "week", "month", "quarter", "half_year", "year"]),
  /** Role that answers for it. */
  owner: key,
  shows: list(oneOf(REPORT_FIGURES)),
  /** Facts by which the figures are split, such as region. */
  splitBy: someOf(key),
  /** Share of the entries that the owner checks by asking again. */
  spotCheckPercent: v.optional(percent, 0),
  clause: maybe(text),
});
