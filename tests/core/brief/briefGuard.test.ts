import { describe, expect, test } from "vitest";
import { makeBrief, type Policy, type TicketFacts } from "#core";
import { customer, NOW, ticket } from "../facts.ts";
import { itServices } from "../preset.ts";

const demands = itServices({
  guard: {
    statedTime: {
      verdict: "block",
      when: { all: [{ field: "service_tier", operator: "is", value: "vip" }] },
    },
  },
});

function statedTime(policy: Policy, changes: Partial<TicketFacts> = {}, spend = 900_000) {
  const facts = {
    policyVersion: 3,
    policyProblem: null,
    ticket: ticket(changes),
    customer: customer({ yearly_it_spend: spend, influence: 5 }),
    visits: [],
    inZendesk: { tierOption: null, serviceLevelOption: null },
  };
  return makeBrief(policy, facts, NOW).guard?.statedTime;
}

describe("whether a reply must name a time (B16)", () => {
  test("follows the policy's conditions on ticket and customer", () => {
    expect(statedTime(demands)).toBe("block");
    expect(statedTime(demands, {}, 0)).toBe("off");
  });

  test("without conditions, it holds for every ticket", () => {
    expect(statedTime(itServices({ guard: { statedTime: { verdict: "warn" } } }), {}, 0)).toBe("warn");
  });

  test("is never asked on our own tasks", () => {
    const policy = itServices({ guard: { statedTime: { verdict: "warn" } } });
    expect(statedTime(policy, { externalId: "tierwise:visit:7", type: "task" })).toBe("off");
  });
});
