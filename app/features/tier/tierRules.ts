import type { TierVerdict } from "#core";

/** How one tier's rule stands: the first that fits decides, and what comes after it is not looked at. */
export type TierRule = {
  readonly verdict: TierVerdict;
  readonly state: "fits" | "fits_not" | "not_reached";
};

/** The tiers in the policy's order, each with how it stands. */
export function tierRules(verdicts: readonly TierVerdict[]): readonly TierRule[] {
  const winner = verdicts.findIndex((verdict) => verdict.held);
  return verdicts.map((verdict, place) => ({
    verdict,
    state: place === winner ? "fits" : winner !== -1 && place > winner ? "not_reached" : "fits_not",
  }));
}

/** The tier that the rules alone give; null when none fits, which a valid policy rules out. */
export const tierByRules = (verdicts: readonly TierVerdict[]): TierVerdict | null =>
  verdicts.find((verdict) => verdict.held) ?? null;
