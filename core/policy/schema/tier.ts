import * as v from "valibot";
import type { TierColour } from "../../contract/brief.ts";
import { conditions } from "./conditions.ts";
import { localized } from "./localized.ts";
import { flag, key, maybe, oneOf, section, someOf, text } from "./section.ts";
import { duration } from "./time.ts";

const COLOURS = ["gold", "blue", "green", "grey"] as const satisfies readonly TierColour[];

const percent = v.pipe(
  v.number("a percentage above 0, up to 100"),
  v.gtValue(0, "a percentage above 0, up to 100"),
  v.maxValue(100, "a percentage above 0, up to 100"),
);

/** Among the top `percent` % of customers by a numeric fact, ties included. */
const top = section({ percent, by: key });

/** A customer's class. Tiers stand in order, best first; the last has neither `when` nor `top`. */
export const tier = section({
  key,
  title: localized,
  description: maybe(localized),
  colour: v.optional(oneOf(COLOURS), "grey"),
  when: maybe(conditions),
  top: maybe(top),
  /** With both `when` and `top`: whether both must hold or either suffices. */
  match: v.optional(oneOf(["both", "either"]), "both"),
  /** How long a customer stays at least, once in this tier. */
  stay: v.optional(duration, "0s"),
  /** How long the facts must have pointed lower without a break before the customer leaves this tier. */
  grace: v.optional(duration, "0s"),
  /** Service channels open to the tier, best first (A2): "hotline", "remote" … */
  channels: someOf(key),
  /** Role of the one person who does daily service (A3). */
  dedicated: maybe(key),
  /** Kind of service plan (A8). */
  servicePlan: maybe(localized),
  /** Agents answer these first (A4). */
  comesFirst: v.optional(flag, false),
  clause: maybe(text),
});

/** A group beside the tier (B3): computed from `when`, or set by hand as organization tag `segment_<key>`. */
export const segment = section({
  key,
  /** Segments of one group answer one question: "value", "stage", "need", "category", "region" … */
  group: key,
  title: localized,
  when: maybe(conditions),
  top: maybe(top),
  clause: maybe(text),
});
