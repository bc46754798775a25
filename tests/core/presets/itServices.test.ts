import { describe, expect, test } from "vitest";
import { customer } from "../facts.ts";
import { happened, hours, levelOf, minutes, preset } from "./given.ts";

const policy = preset("it-services");
const vip = customer({ yearly_it_spend: 600_000, influence: 5 });
const ordinary = customer({});

describe("the promise of each tier (A4, A10, A11)", () => {
  test("given the same urgent request, then VIP and Core are answered before the others (A4)", () => {
    const firstReply = (who: typeof vip) =>
      levelOf(policy, who, { priority: "urgent" }).promise?.targets.first_reply;
    expect(firstReply(vip)).toBe(minutes(15));
    expect(firstReply(customer({ yearly_service_volume: 120 }))).toBe(minutes(30));
    expect(firstReply(ordinary)).toBe(hours(1));
  });

  test("given a suggestion, then there is time, counted in office hours (A10)", () => {
    expect(levelOf(policy, ordinary, { tags: ["idea"] }).promise).toMatchObject({
      schedule: "office",
      targets: { first_reply: hours(16) },
    });
  });

  test("given an urgent one at 10:00 on a Friday in Shanghai, then the engineer hears of it at once (A11)", () => {
    const told = happened(
      policy,
      { tier: "vip", urgency: "urgent" },
      "2026-11-20T02:00:00Z",
      "2026-11-20T02:00:00Z",
    );
    expect(told).toEqual(["02:00 step:engineer_on_it start notify service_engineer"]);
  });

  test("given the promised time has passed, then the agent is offered an apology (B17)", () => {
    const late = happened(
      policy,
      { tier: "vip", urgency: "urgent" },
      "2026-11-20T02:00:00Z",
      "2026-11-20T02:15:01Z",
    );
    expect(late).toContain("02:15 first_reply breach offer_reply delay");
  });
});
