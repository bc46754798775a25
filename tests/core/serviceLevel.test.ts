import { describe, expect, test } from "vitest";
import { decide, judgeTier, pauseReasonOf, serviceLevelOf, stepsDone } from "#core";
import { customer, NOW, ticket } from "./facts.ts";
import { small } from "./smallPolicy.ts";

const level = (key: string, more: object = {}) => ({
  key,
  tiers: ["gold", "silver", "plain"],
  urgencies: ["urgent", "general"],
  schedule: "office",
  ...more,
});
const policy = small({
  schedules: [{ key: "office", title: "Office", zone: "Asia/Shanghai", week: { mon: ["09:00-17:00"] } }],
  segments: [{ key: "north", group: "region", title: "North" }],
  problemTypes: [
    {
      key: "attitude",
      title: "Attitude",
      when: { any: [{ field: "current_tags", operator: "includes", value: "rude" }] },
    },
  ],
  roles: [{ key: "lead", title: "Lead", resolve: [{ by: "assignee" }] }],
  serviceLevels: [
    level("everybody", { onArrival: { group: "Desk", priority: "normal" } }),
    level("north", { segments: ["north"] }),
    level("attitude", { problemTypes: ["attitude"] }),
    level("both", {
      segments: ["north"],
      problemTypes: ["attitude"],
      pauseReasons: [{ key: "parts", title: "Parts" }],
      steps: [
        {
          key: "sent",
          title: "Sent",
          within: "10m",
          doneWhen: { all: [{ field: "assignee_id", operator: "present" }] },
        },
        { key: "signed", title: "Signed", within: "1h" },
      ],
    }),
  ],
});
const north = customer({ spend: 5 }, { tags: ["segment_north"] });
const rude = ticket({ tags: ["rude"] });

describe("what a ticket is promised", () => {
  test.each([
    ["everybody", ticket(), customer({ spend: 5 })],
    ["north", ticket(), north],
    ["attitude", rude, customer({ spend: 5 })],
    ["both", rude, north],
  ])("the most specific entry counts: %s", (key, of, by) => {
    expect(serviceLevelOf(policy, of, "plain", by).promise?.key).toBe(key);
  });

  test("the ticket's level names tier, urgency, segments and problem type for its clocks", () => {
    expect(decide(policy, { ticket: rude, customer: north }, NOW).ticket?.level).toEqual({
      tier: "plain",
      urgency: "general",
      segments: ["north"],
      problemType: "attitude",
    });
  });
});

describe("on arrival (A3, A4)", () => {
  const arrived = (changes: Parameters<typeof ticket>[0], of = policy) =>
    decide(of, { ticket: ticket(changes), customer: customer({ spend: 5 }) }, NOW).ticket;

  test("a new ticket that nobody took goes to the level's group", () => {
    expect(arrived({})).toMatchObject({ group: "Desk", assign: null });
  });

  test.each([
    [{ groupId: 9 }, { group: null }],
    [{ assigneeId: 9 }, { group: null, assign: null }],
    [{ status: "open" as const }, { group: null, assign: null }],
  ])("never against somebody's own choice: %j", (changes, wanted) => {
    expect(arrived(changes)).toMatchObject(wanted);
  });

  test("the tier's dedicated person gets it where the level names nobody", () => {
    const dedicated = small({
      roles: [{ key: "manager", title: "Manager", resolve: [{ by: "assignee" }] }],
      tiers: { plain: { dedicated: "manager" } },
    });
    expect(arrived({}, dedicated)).toMatchObject({ assign: "manager" });
    expect(arrived({ assigneeId: 9 }, dedicated)).toMatchObject({ assign: null });
  });
});

describe("what a ticket shows", () => {
  const question = { tier: "plain", urgency: "general", segments: ["north"], problemType: "attitude" };

  test("steps are done by their condition or by their tag", () => {
    expect(stepsDone(policy, rude, question)).toEqual([]);
    expect(stepsDone(policy, ticket({ assigneeId: 9 }), question)).toEqual(["sent"]);
    expect(stepsDone(policy, ticket({ tags: ["done_signed"] }), question)).toEqual(["signed"]);
  });

  test("a pause has the reason that the level knows", () => {
    expect(pauseReasonOf(policy, ticket({ tags: ["pause_parts"] }), question)).toBe("parts");
    expect(pauseReasonOf(policy, ticket({ tags: ["pause_lunch"] }), question)).toBeNull();
  });
});

describe("facts that follow from a date", () => {
  const aged = small({
    facts: [{ key: "days_known", title: "Days known", kind: "number", daysSince: "since" }],
    tiers: { gold: { when: { all: [{ field: "days_known", operator: "less_than", value: 90 }] } } },
  });

  test("count local days up to today", () => {
    expect(judgeTier(aged, customer({ since: "2026-08-25" }), NOW).tier).toBe("gold");
    expect(judgeTier(aged, customer({ since: "2026-08-24" }), NOW).tier).toBe("plain");
  });

  test("are unknown without the date", () => {
    expect(judgeTier(aged, customer({}), NOW).tier).toBe("plain");
  });
});
