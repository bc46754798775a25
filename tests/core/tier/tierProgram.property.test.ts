import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { type FactMap, judgeTier, judgeTierKey } from "#core";
import { customer, NOW } from "../facts.ts";
import { small } from "../smallPolicy.ts";

vi.setConfig({ testTimeout: 60_000 });

const numbers = fc.oneof(fc.integer({ min: -3, max: 6 }), fc.constantFrom(0, 0.5, 2.5, -0.5));
const ORDER = ["less_than", "less_than_equal", "greater_than", "greater_than_equal", "is", "is_not"];
const condition = fc.oneof(
  fc.record({ field: fc.constant("spend"), operator: fc.constantFrom(...ORDER), value: numbers }),
  fc.record({
    field: fc.constant("stage"),
    operator: fc.constantFrom("is", "is_not", "includes", "not_includes"),
    value: fc.constantFrom("new", "stable"),
  }),
  fc.record({
    field: fc.constant("strategic"),
    operator: fc.constantFrom("is", "is_not"),
    value: fc.boolean(),
  }),
  fc.record({
    field: fc.constant("city"),
    operator: fc.constantFrom("is", "is_not"),
    value: fc.constant("Wuxi"),
  }),
  fc
    .constantFrom("spend", "stage", "strategic", "city", "since")
    .chain((field) =>
      fc.record({ field: fc.constant(field), operator: fc.constantFrom("present", "not_present") }),
    ),
);
/** Only the last tier asks nothing. */
const rules = fc
  .record({
    when: fc.option(
      fc.record({ all: fc.array(condition, { maxLength: 3 }), any: fc.array(condition, { maxLength: 3 }) }),
    ),
    top: fc.option(fc.constant({ percent: 10, by: "spend" })),
    match: fc.constantFrom("both", "either"),
  })
  .filter(({ when, top }) => when !== null || top !== null);
const known = fc.record(
  {
    spend: numbers,
    stage: fc.constantFrom("new", "stable"),
    strategic: fc.boolean(),
    city: fc.constantFrom("Wuxi", "Suzhou", ""),
    since: fc.constant("2026-01-01"),
    unheard_of: fc.integer(),
  },
  { requiredKeys: [] },
);
/** What a field that was made with another type may hold, in any order of the keys. */
const odd = fc.dictionary(
  fc.constantFrom("spend", "stage", "strategic", "city", "since", "unheard_of"),
  fc.oneof(numbers, fc.boolean(), fc.constantFrom("new", "Wuxi", "5", ""), fc.constant(["new", "Wuxi"])),
);

test("whatever the rules and the facts: judging many finds the tier that the reasons tell", () => {
  fc.assert(
    fc.property(
      rules,
      rules,
      fc.array(fc.oneof(known, odd), { minLength: 1, maxLength: 8 }),
      fc.constantFrom({}, { "spend:top:10": { atLeast: 2 } }),
      (gold, silver, everybody, cutOffs) => {
        const policy = small({ tiers: { gold, silver } });
        for (const facts of everybody) {
          const who = customer(facts, { cutOffs });
          const { because } = judgeTier(policy, who, NOW);
          if (because.kind !== "rules") throw new Error("nothing but rules decides here");
          expect(judgeTierKey(policy, who)).toBe(because.tiers.find(({ held }) => held)?.tier);
        }
      },
    ),
    { numRuns: 400 },
  );
});

test("a tier may ask more than there are bits for, and all of them together even more", () => {
  const spends = (from: number, count: number) =>
    Array.from({ length: count }, (_, step) => ({
      field: "spend",
      operator: "greater_than_equal",
      value: from + step,
    }));
  const gold = { when: { all: [{ field: "strategic", operator: "is", value: true }, ...spends(1, 40)] } };
  const silver = {
    when: { all: spends(1, 20), any: [...spends(25, 5), { field: "stage", operator: "is", value: "new" }] },
  };
  const policy = small({ tiers: { gold, silver } });
  const tierOf = (facts: FactMap): string => judgeTierKey(policy, customer(facts));
  expect(tierOf({ spend: 40, strategic: true })).toBe("gold");
  expect(tierOf({ spend: 39, strategic: true })).toBe("silver");
  expect(tierOf({ spend: 40, strategic: false })).toBe("silver");
  expect(tierOf({ spend: 25 })).toBe("silver");
  expect(tierOf({ spend: 24 })).toBe("plain");
  expect(tierOf({ stage: "new", spend: 20 })).toBe("silver");
  expect(tierOf({ spend: 19, stage: "new", strategic: true })).toBe("plain");
});
