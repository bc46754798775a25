import * as v from "valibot";
import { localized } from "./localized.ts";
import { key, maybe, oneOf, section, text } from "./section.ts";
import { duration } from "./time.ts";

const METRICS = [
  "satisfaction_percent",
  "complaints_in_time_percent",
  "repeat_purchase_growth_percent",
  "first_reply_met_percent",
  "resolution_met_percent",
  "visits_made_percent",
  "callbacks_made_percent",
] as const;

/** A figure the company wants to reach, shown against what is (B1). */
export const target = section({
  key,
  title: localized,
  metric: oneOf(METRICS),
  per: v.optional(oneOf(["month", "quarter", "half_year", "year"]), "quarter"),
  atLeast: maybe(v.number("a number")),
  atMost: maybe(v.number("a number")),
  clause: maybe(text),
});

/** How long the Worker keeps what (G4). */
export const retention = section({
  tickets: v.optional(duration, "730d"),
  tierHistory: v.optional(duration, "1825d"),
  visits: v.optional(duration, "1825d"),
  callbacks: v.optional(duration, "730d"),
  effects: v.optional(duration, "30d"),
  deliveries: v.optional(duration, "30d"),
  deadLetters: v.optional(duration, "90d"),
  audit: v.optional(duration, "1095d"),
});

/** A17: an earlier change of any tier's criteria needs a written reason. */
export const criteria = section({
  changeAtMostEvery: v.optional(duration, "365d"),
  /** Why the criteria change before their time; it stays with the version. A new change needs a new one. */
  reason: maybe(text),
});
