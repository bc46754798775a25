import { describe, expect, test } from "vitest";
import { needsReason } from "#core";
import { small } from "../smallPolicy.ts";

const gold = (value: number) => ({
  tiers: { gold: { when: { all: [{ field: "spend", operator: "greater_than_equal", value }] } } },
});
const [before, after] = [small(), small(gold(2000))];

describe("a change of criteria (A17)", () => {
  test("within a year of the last one needs a reason, and says until when", () => {
    expect(needsReason(before, after, "2026-03-01T00:00:00Z", "2026-11-22T00:00:00Z")).toMatchObject({
      needsReason: true,
      freeFrom: "2027-03-01T00:00:00Z",
      changes: [{ path: "tiers[gold].when.all" }],
    });
  });

  test("after a year, or the first time, needs none", () => {
    expect(needsReason(before, after, "2025-11-22T00:00:00Z", "2026-11-22T00:00:00Z").needsReason).toBe(
      false,
    );
    expect(needsReason(before, after, null, "2026-11-22T00:00:00Z").needsReason).toBe(false);
  });

  test("other changes need none", () => {
    const renamed = small({ tiers: { gold: { title: { en: "Golden" }, colour: "gold" } } });
    expect(needsReason(before, renamed, "2026-11-01T00:00:00Z", "2026-11-22T00:00:00Z")).toMatchObject({
      needsReason: false,
      changes: [],
    });
  });

  test("the policy in force says how long it binds", () => {
    const often = small({ criteria: { changeAtMostEvery: "30d" } });
    const last = "2026-10-01T00:00:00Z";
    expect(needsReason(often, after, last, "2026-11-22T00:00:00Z").needsReason).toBe(false);
  });
});
