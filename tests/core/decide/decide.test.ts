import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decide, serviceLevelOf, taskKindOf, type TicketFacts } from "#core";
import { customer, NOW, ticket } from "../facts.ts";
import { itServices } from "../preset.ts";
import { small } from "../smallPolicy.ts";

const policy = itServices();
const vip = customer({ yearly_it_spend: 900000, influence: 5 });
const ordinary = customer({ yearly_it_spend: 10 });

const decided = (who: typeof vip | null, changes: Partial<TicketFacts> = {}) =>
  decide(policy, { customer: who, ticket: ticket(changes) }, NOW).ticket;

describe("the service level of a ticket", () => {
  test("is tier × the first urgency whose conditions hold", () => {
    expect(decided(vip)?.serviceLevel).toBe("sla_vip_general");
    expect(decided(vip, { priority: "urgent" })?.serviceLevel).toBe("sla_vip_urgent");
    expect(decided(ordinary, { tags: ["outage"] })?.serviceLevel).toBe("sla_ordinary_urgent");
    expect(decided(ordinary, { tags: ["idea"] })?.serviceLevel).toBe("sla_ordinary_suggestion");
  });

  test("follows the default tier without an organization", () => {
    expect(decided(null, { organizationId: null })?.serviceLevel).toBe("sla_ordinary_general");
  });

  test("shows which conditions made it urgent, and the clause", () => {
    expect(decided(vip, { priority: "urgent" })?.because).toMatchObject({
      tier: "vip",
      urgency: "urgent",
      clause: "A4",
      when: { held: true, any: [{ field: "priority", found: "urgent", held: "yes" }, { held: "no" }] },
    });
    expect(decided(vip)?.because.when).toBe(null);
  });

  test.each(["closed", "deleted"] as const)("is left alone on a %s ticket", (status) => {
    expect(decided(vip, { status })).toMatchObject({ serviceLevel: null, priority: null });
  });

  test("is kept right on a solved ticket, which may be opened again", () => {
    expect(decided(vip, { status: "solved" })).toMatchObject({ serviceLevel: "sla_vip_general" });
  });

  test.each(["tierwise:visit:9", "tierwise:callback:9"])(
    "is not for our own task tickets (%s)",
    (externalId) => {
      const decision = decide(policy, { customer: vip, ticket: ticket({ externalId }) }, NOW);
      expect(decision).toMatchObject({ ticket: null, tier: { tier: "vip" } });
    },
  );

  test("is for tickets with somebody else's external id", () => {
    expect(decided(vip, { externalId: "crm-77" })?.serviceLevel).toBe("sla_vip_general");
    expect([
      taskKindOf(null),
      taskKindOf("tierwise:visit:1"),
      taskKindOf("tierwise:callback:1"),
      taskKindOf("x"),
    ]).toEqual([null, "visit", "callback", null]);
  });

  test("there is none to decide for a customer without a ticket", () => {
    expect(decide(policy, { customer: vip, ticket: null }, NOW).ticket).toBe(null);
  });

  test("urgencies may ask for the tier and the segments", () => {
    const policy = small({
      segments: [{ key: "fragile", group: "risk", title: "Fragile" }],
      urgencies: {
        urgent: {
          when: {
            all: [],
            any: [
              { field: "segment", operator: "includes", value: "fragile" },
              { field: "service_tier", operator: "is", value: "gold" },
            ],
          },
        },
      },
    });
    const urgencyOf = (who: typeof vip, tier: string) => serviceLevelOf(policy, ticket(), tier, who).urgency;
    expect(urgencyOf(customer({}), "plain")).toBe("general");
    expect(urgencyOf(customer({}), "gold")).toBe("urgent");
    expect(urgencyOf(customer({}, { tags: ["segment_fragile"] }), "plain")).toBe("urgent");
  });
});

describe("priority (A4)", () => {
  test("is set where nobody chose one: VIP and Core come first", () => {
    expect(decided(vip)?.priority).toBe("high");
    expect(decided(customer({ yearly_it_spend: 300000 }))?.priority).toBe("high");
    expect(decided(ordinary)?.priority).toBe("normal");
    expect(decided(ordinary, { tags: ["outage"] })?.priority).toBe("urgent");
  });

  test("is never set against a choice", () => {
    expect(decided(vip, { priority: "low" })?.priority).toBe(null);
  });
});

test("doing what was decided leaves nothing to decide: the policy does not chase its own writes", {
  timeout: 60_000,
}, () => {
  const changes = fc.record(
    {
      status: fc.constantFrom("new", "open", "pending", "hold", "solved"),
      priority: fc.constantFrom(null, "low", "normal", "high", "urgent"),
      type: fc.constantFrom(null, "problem", "incident", "question", "task"),
      tags: fc.subarray(["urgent", "idea", "outage", "x"]),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(changes, fc.constantFrom(vip, ordinary, null), (given, who) => {
      const before = ticket(given);
      const first = decide(policy, { customer: who, ticket: before }, NOW).ticket;
      if (first === null || first.serviceLevel === null) return;
      const after = {
        ...before,
        priority: first.priority ?? before.priority,
        tags: [...before.tags, first.serviceLevel],
      };
      expect(decide(policy, { customer: who, ticket: after }, NOW).ticket).toMatchObject({
        serviceLevel: first.serviceLevel,
        urgency: first.urgency,
        priority: null,
      });
    }),
  );
});
