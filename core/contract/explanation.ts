import type { FactValue, InstantText } from "./facts.ts";
import type { Localized } from "./localized.ts";

/** Zendesk's operator names (conditions reference). */
export type Operator =
  | "is"
  | "is_not"
  | "less_than"
  | "less_than_equal"
  | "greater_than"
  | "greater_than_equal"
  | "includes"
  | "not_includes"
  | "present"
  | "not_present";

/** What one condition asked, what it found, and whether it held. `found: null` means the fact is unknown. */
export type ConditionVerdict = {
  readonly field: string;
  /** From the policy's `facts`; null for Zendesk's own fields, whose names are in translations. */
  readonly title: Localized | null;
  readonly unit: string | null;
  readonly operator: Operator;
  readonly wanted: FactValue | null;
  readonly found: FactValue | null;
  readonly held: "yes" | "no" | "unknown";
};

/** A `{all, any}` set with the verdict of each condition. */
export type ConditionsVerdict = {
  readonly held: boolean;
  readonly all: readonly ConditionVerdict[];
  readonly any: readonly ConditionVerdict[];
};

/** How a customer stands against a "top p %" rule: its value, and the value the last one inside has. */
export type RankVerdict = {
  readonly percent: number;
  readonly of: string;
  readonly title: Localized | null;
  readonly unit: string | null;
  readonly found: number | null;
  readonly cutOff: number | null;
  readonly held: boolean;
};

/** One tier that was looked at, in order. `when: null` on the last, which has no condition. */
export type TierVerdict = {
  readonly tier: string;
  readonly title: Localized;
  readonly held: boolean;
  readonly when: ConditionsVerdict | null;
  readonly rank: RankVerdict | null;
  /** Clause of the policy or catalogue that asks for this, e.g. "A1". */
  readonly clause: string | null;
};

/** Why a customer has its tier. */
export type TierBecause =
  | { readonly kind: "rules"; readonly tiers: readonly TierVerdict[] }
  | {
      readonly kind: "override";
      readonly reason: string | null;
      readonly by: string | null;
      readonly until: InstantText | null;
      /** The last day it holds, an ISO date in the zone of the policy's first schedule; null: no end. */
      readonly lastDay: string | null;
      /** What the rules say underneath (I3). */
      readonly rules: readonly TierVerdict[];
    }
  | {
      readonly kind: "kept";
      readonly until: InstantText;
      readonly coming: string;
      readonly rules: readonly TierVerdict[];
    }
  | { readonly kind: "no_organization" };

/** Why a ticket has its service level: tier × the first urgency whose conditions held. */
export type ServiceLevelBecause = {
  readonly tier: string;
  readonly urgency: string;
  readonly when: ConditionsVerdict | null;
  readonly clause: string | null;
};
