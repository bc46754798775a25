import { describe, expect, test } from "vitest";
import { type BriefFacts, makeBrief, type Policy } from "#core";
import { customer, NOW, ticket } from "../facts.ts";
import { itServices } from "../preset.ts";

const late = {
  key: "late_now",
  stage: "closing",
  title: "Late",
  body: "We are late.",
  when: { any: [{ field: "promise_state", operator: "includes", value: "first_reply_breached" }] },
};

function replies(policy: Policy, changes: Partial<BriefFacts> = {}) {
  const facts = {
    policyVersion: 3,
    policyProblem: null,
    ticket: ticket(),
    customer: customer({ yearly_it_spend: 900000, influence: 5 }),
    visits: [],
    inZendesk: { tierOption: "tier_vip", serviceLevelOption: "sla_vip_general" },
    ...changes,
  };
  return makeBrief(policy, facts, NOW).replies.map(({ key }) => key);
}

/** Created so long ago that nothing of it can be in time any more. */
const at = "2026-01-05T01:00:00Z";
const level = { tier: "vip", urgency: "general", segments: [], problemType: null };
const timeline = {
  ticketId: 42,
  events: [{ at, kind: "created" } as const, { at, kind: "level", ...level } as const],
};

describe("the replies of a brief", () => {
  test("begin with what the policy offers about a late promise, then what asks for it (B17)", () => {
    const policy = itServices({ replies: [late] });
    expect(replies(policy, { timeline }).slice(0, 2)).toEqual(["delay", "late_now"]);
    expect(replies(policy)).not.toContain("late_now");
  });

  test("are the best forty, however many the policy has", () => {
    const many = Array.from({ length: 60 }, (_, nth) => ({ ...late, key: `plain_${nth}`, when: null }));
    const shown = replies(itServices({ replies: many }));
    expect(shown).toHaveLength(40);
    expect(shown[0]).toBe("greet_own_contact");
  });
});
