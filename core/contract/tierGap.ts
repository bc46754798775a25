import type { Operator } from "./explanation.ts";
import type { FactValue } from "./facts.ts";
import type { Localized } from "./localized.ts";

/** What would bring a customer to a higher tier (I2). */
export type TierGap = {
  readonly tier: string;
  readonly title: Localized;
  /** Alternatives, nearest first; closing every gap of one of them is enough. */
  readonly ways: readonly (readonly FactGap[])[];
};

/** One fact that is not yet as a condition (or a rank) wants it. */
export type FactGap = {
  readonly kind: "condition" | "rank";
  readonly field: string;
  readonly title: Localized | null;
  readonly unit: string | null;
  readonly operator: Operator;
  /** For a rank: the value of the last one inside; null while nobody is. */
  readonly needed: FactValue | null;
  /** Null: unknown. */
  readonly found: FactValue | null;
  /** How much is missing; null where that is no number. */
  readonly difference: number | null;
};
