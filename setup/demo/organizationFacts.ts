import type { Faker } from "@faker-js/faker";

/** What a demo customer is made to be; the policy decides its tier from the facts alone. */
export type Profile = "leader" | "pillar" | "sprout" | "quiet" | "unknown";

/** 40 customers: few leaders, many quiet ones, some about whom little is known. */
export const PROFILES: readonly Profile[] = [
  ...Array<Profile>(6).fill("leader"),
  ...Array<Profile>(9).fill("pillar"),
  ...Array<Profile>(8).fill("sprout"),
  ...Array<Profile>(13).fill("quiet"),
  ...Array<Profile>(4).fill("unknown"),
];

/** Facts (yearly amounts in CNY, growth in per cent, influence and potential 1 to 5) that fit a profile. */
export function organizationFacts(faker: Faker, profile: Profile): { readonly [key: string]: number } {
  const between = (min: number, max: number, step = 1): number =>
    faker.number.int({ min: min / step, max: max / step }) * step;
  switch (profile) {
    case "leader":
      return {
        yearly_it_spend: between(520_000, 2_400_000, 10_000),
        yearly_service_volume: between(60, 240),
        yearly_service_fees: between(110_000, 400_000, 1_000),
        growth: between(2, 18),
        influence: between(4, 5),
        potential: between(3, 5),
      };
    case "pillar":
      return {
        yearly_it_spend: between(210_000, 480_000, 10_000),
        yearly_service_volume: between(40, 150),
        yearly_service_fees: between(30_000, 95_000, 1_000),
        growth: between(-5, 15),
        influence: between(1, 3),
        potential: between(1, 3),
      };
    case "sprout":
      return {
        yearly_it_spend: between(20_000, 150_000, 5_000),
        yearly_service_volume: between(5, 60),
        yearly_service_fees: between(4_000, 40_000, 1_000),
        growth: between(21, 80),
        influence: between(1, 4),
        potential: between(4, 5),
      };
    case "quiet":
      return {
        yearly_it_spend: between(10_000, 150_000, 5_000),
        yearly_service_volume: between(2, 50),
        yearly_service_fees: between(2_000, 40_000, 1_000),
        growth: between(-8, 12),
        influence: between(1, 3),
        potential: between(1, 3),
      };
    case "unknown":
      return faker.datatype.boolean() ? {} : { yearly_service_volume: between(1, 30) };
  }
}
