import { describe, expect, test } from "vitest";
import { type BriefFacts, makeBrief } from "#core";
import { customer, NOW, ticket } from "../facts.ts";
import { itServices } from "../preset.ts";

const policy = itServices();
const vip = customer({ yearly_it_spend: 900000, influence: 5 });

const brief = (changes: Partial<BriefFacts> = {}) =>
  makeBrief(
    policy,
    {
      policyVersion: 3,
      policyProblem: null,
      ticket: ticket(),
      customer: vip,
      visits: [],
      inZendesk: { tierOption: "tier_vip", serviceLevelOption: "sla_vip_general" },
      ...changes,
    },
    NOW,
  );

describe("the brief of a ticket", () => {
  test("holds tier, level, visits and replies in one answer", () => {
    expect(brief({ visits: [{ id: 1, kind: null, state: "done", on: "2026-04-01" }] })).toMatchObject({
      asOf: NOW,
      policy: { version: 3, name: { en: "IT services", "zh-CN": "IT 服务" }, problem: null },
      ticket: { id: 42, kind: "request" },
      customer: { id: 100, name: "Acme" },
      tier: {
        key: "vip",
        colour: "gold",
        optionValue: "tier_vip",
        because: { kind: "rules" },
        isInZendesk: true,
      },
      segments: [],
      serviceLevel: {
        optionValue: "sla_vip_general",
        title: { en: "VIP · General", "zh-CN": "VIP 客户 · 一般" },
        urgency: { key: "general" },
        isInZendesk: true,
      },
      visits: { done: 1, atLeast: 4 },
    });
    expect(brief().replies[0]).toMatchObject({
      key: "greet_own_contact",
      stage: "greeting",
      stageTitle: { en: "Greeting" },
    });
  });

  test("says when the writes are still under way", () => {
    const behind = brief({ inZendesk: { tierOption: "tier_core", serviceLevelOption: null } });
    expect([behind.tier.isInZendesk, behind.serviceLevel?.isInZendesk]).toEqual([false, false]);
  });

  test("of a ticket without organization has the default tier and no visits", () => {
    const none = brief({
      customer: null,
      ticket: ticket({ organizationId: null }),
      inZendesk: { tierOption: null, serviceLevelOption: null },
    });
    expect(none).toMatchObject({
      customer: null,
      tier: { key: "ordinary", since: null, because: { kind: "no_organization" }, isInZendesk: true },
      visits: null,
    });
  });

  test("names who set a tier in the sidebar, and nobody whose name is not known", () => {
    const set = (by: string) => ({ tier: "vip", reason: "agreed", by, until: "2026-12-01T16:00:00Z" });
    const shown = (by: string) =>
      brief({
        customer: customer({}, { override: set(by) }),
        agentNames: new Map([[4, "Ada"]]),
      }).tier.because;
    expect(shown("4")).toMatchObject({ kind: "override", by: "Ada", lastDay: "2026-12-01" });
    expect(shown("5")).toMatchObject({ by: null });
  });

  test("of our own task ticket has no service level", () => {
    expect(brief({ ticket: ticket({ externalId: "tierwise:visit:5" }) })).toMatchObject({
      ticket: { kind: "visit" },
      serviceLevel: null,
    });
  });

  test("of a closed ticket shows the level it was closed with, or none", () => {
    const closed = ticket({ status: "closed" });
    const kept = brief({
      ticket: closed,
      inZendesk: { tierOption: "tier_vip", serviceLevelOption: "sla_core_urgent" },
    });
    expect(kept.serviceLevel).toMatchObject({
      optionValue: "sla_core_urgent",
      isInZendesk: true,
      because: { tier: "core", urgency: "urgent" },
    });
    expect(
      brief({ ticket: closed, inZendesk: { tierOption: "tier_vip", serviceLevelOption: null } }).serviceLevel,
    ).toBe(null);
  });

  test("names segments set by hand, and the problem of a policy that is not in force", () => {
    const withSegments = makeBrief(
      itServices({ segments: [{ key: "strategic", group: "value", title: { en: "Strategic" } }] }),
      {
        policyVersion: 3,
        policyProblem: "tiers[0].when: found nothing",
        ticket: ticket(),
        customer: { ...vip, tags: ["segment_strategic"] },
        visits: [],
        inZendesk: { tierOption: null, serviceLevelOption: null },
      },
      NOW,
    );
    expect(withSegments.segments).toEqual([{ key: "strategic", title: { en: "Strategic" } }]);
    expect(withSegments.policy.problem).toBe("tiers[0].when: found nothing");
  });
});
