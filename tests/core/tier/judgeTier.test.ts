import { describe, expect, test } from "vitest";
import { judgeTier, type TierOverride, type TierStanding } from "#core";
import { customer, NOW } from "../facts.ts";
import { itServices } from "../preset.ts";
import { small } from "../smallPolicy.ts";

const policy = small();
const slow = small({ tiers: { gold: { stay: "90d", grace: "30d" } } });

const standing = (tier: string, since: string, lowerSince: string | null = null): TierStanding => ({
  tier,
  since,
  lowerSince,
});
const override = (tier: string, until: string | null = null): TierOverride => ({
  tier,
  reason: "Contract",
  by: "Ada",
  until,
});

describe("rules", () => {
  test("the first tier whose conditions hold wins", () => {
    expect(judgeTier(policy, customer({ spend: 5000 }), NOW).tier).toBe("gold");
    expect(judgeTier(policy, customer({ spend: 500 }), NOW).tier).toBe("silver");
    expect(judgeTier(policy, customer({ spend: 5 }), NOW).tier).toBe("plain");
  });

  test("a customer whose facts are unknown gets the default tier, and the reasons show what is unknown", () => {
    const { tier, because } = judgeTier(policy, customer({}), NOW);
    expect(tier).toBe("plain");
    expect(because).toMatchObject({
      kind: "rules",
      tiers: [
        { tier: "gold", held: false, when: { all: [{ held: "unknown", found: null, wanted: 1000 }] } },
        { tier: "silver", held: false },
        { tier: "plain", held: true, when: null },
      ],
    });
  });

  test("the reasons end with the tier that held", () => {
    const { because } = judgeTier(policy, customer({ spend: 5000 }), NOW);
    expect(because.kind === "rules" && because.tiers.map(({ tier }) => tier)).toEqual(["gold"]);
  });

  test("a first judgement stands from now on", () => {
    expect(judgeTier(policy, customer({ spend: 500 }), NOW)).toMatchObject({
      optionValue: "tier_silver",
      standing: { tier: "silver", since: NOW, lowerSince: null },
      judgeAgainAt: null,
    });
  });

  test("a ticket without organization has the default tier, and says why", () => {
    expect(judgeTier(policy, null, NOW)).toEqual({
      tier: "plain",
      standing: null,
      optionValue: null,
      because: { kind: "no_organization" },
      judgeAgainAt: null,
    });
  });

  test("a tier that the policy no longer has is left at once", () => {
    const was = customer({ spend: 5 }, { standing: standing("platinum", "2020-01-01T00:00:00Z") });
    expect(judgeTier(slow, was, NOW)).toMatchObject({ tier: "plain", standing: { since: NOW } });
  });
});

describe("up at once, down after stay and grace", () => {
  const since = "2026-10-01T00:00:00Z";

  test("an upgrade takes effect at once", () => {
    const was = customer({ spend: 5000 }, { standing: standing("plain", since) });
    expect(judgeTier(slow, was, NOW)).toMatchObject({ tier: "gold", standing: { tier: "gold", since: NOW } });
  });

  test("the same tier keeps its beginning", () => {
    const was = customer({ spend: 5000 }, { standing: standing("gold", since) });
    expect(judgeTier(slow, was, NOW).standing).toEqual(standing("gold", since));
  });

  test("a downgrade waits for the stay, and says which tier comes and when", () => {
    const was = customer({ spend: 500 }, { standing: standing("gold", since) });
    expect(judgeTier(slow, was, NOW)).toMatchObject({
      tier: "gold",
      optionValue: "tier_gold",
      standing: { tier: "gold", since, lowerSince: NOW },
      because: { kind: "kept", coming: "silver", until: "2026-12-30T00:00:00Z" },
      judgeAgainAt: "2026-12-30T00:00:00Z",
    });
  });

  test("and for the grace, counted from when the facts first pointed lower", () => {
    const was = customer(
      { spend: 500 },
      { standing: standing("gold", "2020-01-01T00:00:00Z", "2026-11-20T08:00:00Z") },
    );
    expect(judgeTier(slow, was, NOW).because).toMatchObject({ kind: "kept", until: "2026-12-20T08:00:00Z" });
  });

  test("at that very instant it happens", () => {
    const was = customer(
      { spend: 500 },
      { standing: standing("gold", "2020-01-01T00:00:00Z", "2026-10-23T08:00:00Z") },
    );
    expect(judgeTier(slow, was, NOW)).toMatchObject({
      tier: "silver",
      standing: { since: NOW, lowerSince: null },
    });
    const before = customer(
      { spend: 500 },
      { standing: standing("gold", "2020-01-01T00:00:00Z", "2026-10-23T08:00:01Z") },
    );
    expect(judgeTier(slow, before, NOW).tier).toBe("gold");
  });

  test("facts that recover in between start the grace anew", () => {
    const recovered = judgeTier(
      slow,
      customer({ spend: 5000 }, { standing: standing("gold", since, "2026-11-01T00:00:00Z") }),
      NOW,
    );
    expect(recovered.standing?.lowerSince).toBe(null);
  });

  test("while one lower tier is awaited, the facts may point to another", () => {
    const was = customer({ spend: 5 }, { standing: standing("gold", since, "2026-11-01T00:00:00Z") });
    expect(judgeTier(slow, was, NOW).because).toMatchObject({ kind: "kept", coming: "plain" });
  });
});

describe("an override", () => {
  test("wins, while the reasons still show what the rules say", () => {
    const { tier, because, optionValue } = judgeTier(
      policy,
      customer({ spend: 5 }, { override: override("gold") }),
      NOW,
    );
    expect({ tier, optionValue }).toEqual({ tier: "gold", optionValue: "tier_gold" });
    expect(because).toMatchObject({ kind: "override", reason: "Contract", by: "Ada", until: null });
    expect(because.kind === "override" && because.rules.at(-1)).toMatchObject({ tier: "plain", held: true });
  });

  test("may hold a customer lower than the rules do, at once", () => {
    const was = customer(
      { spend: 5000 },
      { override: override("plain"), standing: standing("gold", "2026-11-01T00:00:00Z") },
    );
    expect(judgeTier(slow, was, NOW)).toMatchObject({
      tier: "plain",
      standing: { tier: "plain", since: NOW },
    });
  });

  test("is looked at again when it ends, and no longer holds at that instant", () => {
    const held = customer({ spend: 5 }, { override: override("gold", "2026-12-01T00:00:00Z") });
    expect(judgeTier(policy, held, NOW).judgeAgainAt).toBe("2026-12-01T00:00:00Z");
    expect(judgeTier(policy, held, "2026-11-30T23:59:59Z").tier).toBe("gold");
    expect(judgeTier(policy, held, "2026-12-01T00:00:00Z").tier).toBe("plain");
  });

  test.each([
    ["ends", override("gold", "2026-11-22T00:00:00Z")],
    ["is taken away", null],
  ])("when it %s, the judgement of that day applies at once, without stay and grace", (_, after) => {
    const first = judgeTier(
      slow,
      customer({ spend: 5 }, { override: override("gold", "2026-11-22T00:00:00Z") }),
      "2026-11-01T00:00:00Z",
    );
    const then = judgeTier(slow, customer({ spend: 5 }, { override: after, standing: first.standing }), NOW);
    expect(then).toMatchObject({
      tier: "plain",
      because: { kind: "rules" },
      standing: { tier: "plain", since: NOW },
    });
  });

  test("afterwards stay and grace count again", () => {
    const first = judgeTier(
      slow,
      customer({ spend: 5000 }, { override: override("gold", "2026-11-22T00:00:00Z") }),
      "2026-11-01T00:00:00Z",
    );
    const ended = judgeTier(slow, customer({ spend: 5000 }, { standing: first.standing }), NOW);
    expect(ended.standing).toEqual(standing("gold", "2026-11-01T00:00:00Z"));
    const lower = judgeTier(slow, customer({ spend: 5 }, { standing: ended.standing }), NOW);
    expect(lower.because.kind).toBe("kept");
  });

  test("to a tier that the policy does not have is no override", () => {
    expect(judgeTier(policy, customer({ spend: 500 }, { override: override("platinum") }), NOW).tier).toBe(
      "silver",
    );
  });
});

describe("top p %", () => {
  const ranked = small({ tiers: { gold: { when: null, top: { percent: 10, by: "spend" } } } });
  const cutOffs = { "spend:top:10": { atLeast: 800 } };

  test("is inside from the cut-off on, ties included", () => {
    expect(judgeTier(ranked, customer({ spend: 800 }, { cutOffs }), NOW).tier).toBe("gold");
    expect(judgeTier(ranked, customer({ spend: 799 }, { cutOffs }), NOW).tier).toBe("silver");
  });

  test("shows the value, the cut-off and the verdict", () => {
    const { because } = judgeTier(ranked, customer({ spend: 799 }, { cutOffs }), NOW);
    expect(because.kind === "rules" && because.tiers[0]?.rank).toEqual({
      percent: 10,
      of: "spend",
      title: { en: "Spend" },
      unit: "CNY",
      found: 799,
      cutOff: 800,
      held: false,
    });
  });

  test("nobody is inside without a cut-off, with an unknown fact, or with nothing spent", () => {
    expect(judgeTier(ranked, customer({ spend: 800 }), NOW).tier).toBe("silver");
    expect(judgeTier(ranked, customer({}, { cutOffs }), NOW).tier).toBe("plain");
    expect(
      judgeTier(ranked, customer({ spend: 0 }, { cutOffs: { "spend:top:10": { atLeast: 0 } } }), NOW).tier,
    ).toBe("plain");
  });

  test("together with criteria: both, or either if the policy says so (B7)", () => {
    const when = { all: [{ field: "strategic", operator: "is", value: true }] };
    const tiers = (match: string) => ({ gold: { when, top: { percent: 10, by: "spend" }, match } });
    const [both, either] = [small({ tiers: tiers("both") }), small({ tiers: tiers("either") })];
    const tierOf = (one: typeof both, facts: Parameters<typeof customer>[0]) =>
      judgeTier(one, customer(facts, { cutOffs }), NOW).tier;
    const only = small({ tiers: { gold: { when: null, top: { percent: 10, by: "spend" } } } });
    expect(tierOf(only, { spend: 900 })).toBe("gold");
    expect(tierOf(both, { spend: 900, strategic: true })).toBe("gold");
    expect(tierOf(both, { spend: 900 })).toBe("silver");
    expect(tierOf(both, { strategic: true })).toBe("plain");
    expect(tierOf(either, { spend: 900 })).toBe("gold");
    expect(tierOf(either, { strategic: true })).toBe("gold");
  });
});

describe("the preset it-services (A1)", () => {
  const it = itServices();

  test.each([
    ["vip", { yearly_it_spend: 500000, influence: 4 }],
    ["vip", { yearly_it_spend: 800000, yearly_service_fees: 100000 }],
    ["core", { yearly_it_spend: 800000, influence: 3 }],
    ["core", { yearly_service_volume: 120 }],
    ["potential", { potential: 4, growth: 20 }],
    ["potential", { potential: 5, influence: 3, yearly_it_spend: 50000 }],
    ["ordinary", { potential: 5 }],
    ["ordinary", { yearly_it_spend: 199999, yearly_service_fees: 59999, yearly_service_volume: 119 }],
    ["ordinary", {}],
  ])("%s: %j", (tier, facts) => {
    expect(judgeTier(it, customer(facts), NOW).tier).toBe(tier);
  });
});
