import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { type CustomerFacts, instant, instantText, judgeTier, judgeTierKey, rankCutOff } from "#core";
import { customer } from "../facts.ts";
import { small } from "../smallPolicy.ts";

// Many runs each; test machines may be busy.
vi.setConfig({ testTimeout: 60_000 });

const policy = small({
  tiers: {
    gold: { top: { percent: 10, by: "spend" }, match: "either", stay: "60d", grace: "20d" },
    silver: { stay: "30d", grace: "10d" },
  },
});

const time = fc
  .integer({ min: 1_700_000_000, max: 1_800_000_000 })
  .map((second) => instantText(instant(second)));
const tier = fc.constantFrom("gold", "silver", "plain", "gone");

const facts = fc.record(
  { spend: fc.integer({ min: -10, max: 3000 }), strategic: fc.boolean() },
  { requiredKeys: [] },
);

const someone: fc.Arbitrary<CustomerFacts> = fc
  .record({
    facts,
    standing: fc.option(
      fc.record({ tier, since: time, lowerSince: fc.option(time) }).map((standing) => standing),
    ),
    override: fc.option(
      fc.record({ tier, reason: fc.constant(null), by: fc.constant(null), until: fc.option(time) }),
    ),
    cutOffs: fc.constantFrom({}, { "spend:top:10": { atLeast: 2000 } }),
  })
  .map(({ facts: known, ...more }) => customer(known, more));

test("the fast path and the reasons point to the same tier", () => {
  fc.assert(
    fc.property(someone, time, (who, now) => {
      const { because } = judgeTier(policy, who, now);
      const verdicts =
        because.kind === "rules" ? because.tiers : because.kind === "no_organization" ? [] : because.rules;
      expect(verdicts.filter(({ held }) => held).map(({ tier: key }) => key)).toEqual([
        judgeTierKey(policy, who),
      ]);
    }),
  );
});

test("judging again at the same instant changes nothing", () => {
  fc.assert(
    fc.property(someone, time, (who, now) => {
      const once = judgeTier(policy, who, now);
      const again = judgeTier(policy, { ...who, standing: once.standing }, now);
      expect([again.tier, again.standing, again.judgeAgainAt]).toEqual([
        once.tier,
        once.standing,
        once.judgeAgainAt,
      ]);
    }),
  );
});

test("a tier only ever moves down, without an override, when stay and grace have passed", () => {
  const place = (key: string | undefined) => policy.tiers.findIndex((one) => one.key === key);
  fc.assert(
    fc.property(someone, time, (who, now) => {
      const without = { ...who, override: null };
      const { tier: key, because } = judgeTier(policy, without, now);
      if (without.standing === null || place(without.standing.tier) < 0) return;
      const movedDown = place(key) > place(without.standing.tier);
      const stayed = because.kind === "kept" && because.until > now;
      const { since, lowerSince } = without.standing;
      const held = policy.tiers[place(without.standing.tier)];
      const after = (from: string, seconds: number) =>
        Date.parse(from) / 1000 + seconds <= Date.parse(now) / 1000;
      if (movedDown) {
        expect(after(since, held?.stay ?? 0) && after(lowerSince ?? now, held?.grace ?? 0)).toBe(true);
      }
      if (because.kind === "kept") expect(stayed).toBe(true);
    }),
  );
});

test("when it says it will be judged again, judging then gives another reason", () => {
  fc.assert(
    fc.property(someone, time, (who, now) => {
      const { judgeAgainAt, standing, because } = judgeTier(policy, who, now);
      if (judgeAgainAt === null) return;
      expect(judgeAgainAt > now).toBe(true);
      const later = judgeTier(policy, { ...who, standing }, judgeAgainAt);
      expect(later.because.kind).not.toBe(because.kind);
    }),
  );
});

test("top p % holds exactly the places up to ceil(p/100 × n), and everyone tied with the last", () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: -3, max: 20 }), { maxLength: 60 }),
      fc.integer({ min: 1, max: 100 }),
      (values, percent) => {
        const known = values.filter((value) => value > 0).toSorted((a, b) => b - a);
        const { atLeast } = rankCutOff(values, percent);
        if (known.length === 0) expect(atLeast).toBe(null);
        const places = Math.ceil((percent * known.length) / 100);
        const inside = known.filter((value) => atLeast !== null && value >= atLeast);
        expect(inside.length).toBeGreaterThanOrEqual(places);
        expect(inside.every((value) => value >= (known[places - 1] ?? 0))).toBe(true);
        expect(known.slice(places).filter((value) => value === known[places - 1])).toHaveLength(
          inside.length - places,
        );
      },
    ),
  );
});

test("7 % of 100 customers are 7, not 8", () => {
  const values = Array.from({ length: 100 }, (_, place) => place + 1);
  expect(rankCutOff(values, 7)).toEqual({ atLeast: 94 });
});
