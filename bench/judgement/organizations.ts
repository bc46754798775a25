import type { CustomerFacts, FactValue } from "#core";

export type Organization = Pick<CustomerFacts, "facts" | "tags" | "cutOffs">;

const INDUSTRIES = ["bank", "pharma", "retail", "care", "school", "it"] as const;
const REGIONS = ["north", "east", "south", "west"] as const;

/** The same organizations on every run and machine; one in ten of the facts that may be unknown is. */
export function organizations(count: number): readonly Organization[] {
  const next = randomNumbers(20_261_122);
  const below = (limit: number): number => Math.floor(next() * limit);
  const known = (): boolean => next() >= 0.1;
  return Array.from({ length: count }, () => {
    const facts: { [key: string]: FactValue } = {
      spend: below(1_000_000),
      open_tickets: below(120),
      age_days: below(4000),
      industry: INDUSTRIES[below(INDUSTRIES.length)] ?? "it",
      region: REGIONS[below(REGIONS.length)] ?? "north",
      contract: next() < 0.3,
      volume: below(200),
    };
    if (known()) facts["fees"] = below(200_000);
    if (known()) facts["growth"] = below(40) - 10;
    if (known()) facts["influence"] = 1 + below(5);
    if (known()) facts["potential"] = 1 + below(5);
    return { facts, tags: [], cutOffs: {} };
  });
}

/** mulberry32: small, and repeatable. */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
