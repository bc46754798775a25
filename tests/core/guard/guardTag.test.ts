import { expect, test } from "vitest";
import { guardTag, readGuardTag, ruleOf } from "#core";

test("a tag says which rule found something and what became of it", () => {
  const told = { outcome: "overridden", rule: "vague_en" } as const;
  expect(guardTag(told)).toBe("guard_overridden_vague_en");
  expect(readGuardTag("guard_overridden_vague_en")).toEqual(told);
});

test.for(["guard", "guard_", "guard_blocked_", "guard_dog_vague_en", "safeguard_blocked_x", "vip"])(
  "%s is no tag of the guard",
  (tag) => {
    expect(readGuardTag(tag)).toBeNull();
  },
);

test("phrases go by their key, other rules by what they look for", () => {
  expect(ruleOf({ rule: "phrase", key: "vague_en" })).toBe("vague_en");
  expect(ruleOf({ rule: "slot", key: null })).toBe("slot");
});
