import * as v from "valibot";
import { localized } from "./localized.ts";
import { count, flag, key, list, maybe, oneOf, section, someOf, text } from "./section.ts";
import { duration } from "./time.ts";

export const QUOTA_PERIODS = ["calendar_year", "rolling_12_months", "contract_year"] as const;

const kind = section({
  key,
  title: localized,
  checklist: someOf(localized),
  /** Whether its orders are signed where `visits.needsSignature` asks for that: of a talk there is no order (A12). */
  needsSignature: v.optional(flag, true),
});

const proration = oneOf(["by_days", "full"]);

/** How many visits a tier is promised per period (A7, B7, F4). */
const quota = section({
  key,
  tiers: list(key),
  segments: someOf(key),
  /** Kinds that count; none named: every kind. */
  kinds: someOf(key),
  atLeast: maybe(count),
  atMost: maybe(count),
  beyond: v.optional(oneOf(["block", "warn", "allow"]), "warn"),
  period: v.optional(oneOf(QUOTA_PERIODS), "calendar_year"),
  /** Fact with the date a contract year counts from. */
  contractStart: maybe(key),
  proration: v.optional(
    section({ atLeast: v.optional(proration, "by_days"), atMost: v.optional(proration, "full") }),
    {},
  ),
  carryOver: v.optional(oneOf(["none", "one_period"]), "none"),
  /** Whose zone and working days the dates are in. */
  schedule: key,
  clause: maybe(text),
});

export const visits = section({
  kinds: someOf(kind),
  quotas: someOf(quota),
  /** Whose zone and hours days, appointments and records are in; none named: the first quota's, else the first schedule. */
  schedule: maybe(key),
  /** Unconfirmed this long before the appointed time: the desk is told (D4). */
  confirmBefore: maybe(duration),
  /** Role that is told of unconfirmed, missed and unsolved visits; none named: the note alone. */
  desk: maybe(key),
  /** Reply with an apology and a new time, offered while an appointment is in doubt (D4). */
  apology: maybe(key),
  /** A visit without a record at the end of its day is chased (A6). */
  recordSameDay: v.optional(flag, false),
  /** The next working morning a visit without a result is asked for one, and an unsolved one is planned again (D3). */
  resultNextMorning: v.optional(flag, false),
  /** Done is not enough: the customer signs (A12, D8). */
  needsSignature: v.optional(flag, false),
  /** What counts as the signature. */
  signature: v.optional(list(oneOf(["checkbox", "attachment"])), ["checkbox", "attachment"]),
  needsNote: v.optional(flag, false),
  /** An order is closed only after a callback about it (D8). */
  needsCallback: v.optional(flag, false),
  /** The customer may refuse an engineer (D7). */
  mayRefuseEngineer: v.optional(flag, false),
  /** Profiles not reviewed for this long are listed (A15). */
  reviewProfileEvery: maybe(duration),
  /** Role that gets a task a week with the unsigned orders by engineer (A12), and one with the profiles to review (A15). */
  weeklyReport: maybe(section({ to: key })),
});
