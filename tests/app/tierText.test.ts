import { describe, expect, it } from "vitest";
import type { BriefTier, TierVerdict } from "#core";
import { tierRemark } from "../../app/features/tier/tierRemark.ts";
import { tierByRules, tierRules } from "../../app/features/tier/tierRules.ts";
import { textsIn } from "./texts.ts";

const verdict = (tier: string, title: string, held: boolean): TierVerdict => ({
  tier,
  title: { en: title },
  held,
  when: null,
  rank: null,
  clause: null,
});

const verdicts = [
  verdict("vip", "VIP", false),
  verdict("core", "Core", true),
  verdict("ordinary", "Ordinary", true),
];

const tier = (because: BriefTier["because"]): BriefTier => ({
  key: "vip",
  title: { en: "VIP" },
  optionValue: "tier_vip",
  colour: "gold",
  since: "2026-03-05T12:00:00Z",
  because,
  isInZendesk: true,
});

describe("the tiers in order", () => {
  it("stop at the first that fits", () => {
    expect(tierRules(verdicts).map(({ state }) => state)).toEqual(["fits_not", "fits", "not_reached"]);
    expect(tierByRules(verdicts)?.tier).toBe("core");
  });
});

describe("the remark under the customer's name", () => {
  const t = textsIn("en");
  const rules = verdicts;

  it("says since when the tier holds", () => {
    expect(tierRemark(tier({ kind: "rules", tiers: verdicts }), t, "en")).toBe("since Mar 5, 2026");
  });

  it("says that a person set it, and its last day, in whatever zone the reader is", () => {
    const override = { kind: "override", reason: null, by: null, rules } as const;
    expect(tierRemark(tier({ ...override, until: null, lastDay: null }), t, "en")).toBe("Set by hand");
    const ending = { ...override, until: "2027-01-01T05:00:00Z", lastDay: "2026-12-31" };
    expect(tierRemark(tier(ending), t, "en")).toBe("Set by hand until Dec 31, 2026");
  });

  it("says which tier is coming and when, by its title", () => {
    const kept = { kind: "kept", until: "2026-12-20T12:00:00Z", coming: "core", rules } as const;
    expect(tierRemark(tier(kept), t, "en")).toBe("Core from Dec 20, 2026");
    expect(tierRemark(tier(kept), textsIn("zh-CN"), "zh-CN")).toBe("2026年12月20日 起改为“Core”");
  });

  it("is silent without an organization", () => {
    expect(tierRemark(tier({ kind: "no_organization" }), t, "en")).toBeNull();
  });
});
