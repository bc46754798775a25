import { expect, test } from "vitest";
import { changesCriteria, diffPolicies } from "#core";

const before = {
  name: { en: "A" },
  tiers: [{ key: "vip", grace: "30d", when: { all: [] } }, { key: "rest" }],
  warnAt: [75, 90],
};

test("nothing differs from itself", () => {
  expect(diffPolicies(before, structuredClone(before))).toEqual([]);
});

test("items of lists are named by their keys", () => {
  const after = {
    ...before,
    tiers: [{ key: "vip", grace: "10d", when: { all: [] } }, { key: "core" }, { key: "rest" }],
  };
  expect(diffPolicies(before, after)).toEqual([
    { path: "tiers[vip].grace", was: "30d", is: "10d" },
    { path: "tiers[core]", was: undefined, is: { key: "core" } },
  ]);
});

test("what is gone is shown with what it was", () => {
  expect(diffPolicies({ a: 1, b: 2 }, { a: 1 })).toEqual([{ path: "b", was: 2, is: undefined }]);
});

test("lists without keys are one value", () => {
  expect(diffPolicies(before, { ...before, warnAt: [50] })).toEqual([
    { path: "warnAt", was: [75, 90], is: [50] },
  ]);
});

test("a new order of tiers is a difference", () => {
  const after = { ...before, tiers: before.tiers.toReversed() };
  expect(diffPolicies(before, after)).toEqual([{ path: "tiers", was: ["vip", "rest"], is: ["rest", "vip"] }]);
});

test("criteria are what makes a customer belong to a tier, and nothing else (A17)", () => {
  const paths = ["tiers[vip].when.all", "tiers[vip].top.percent", "tiers[vip].match", "tiers[core]", "tiers"];
  const others = ["tiers[vip].title.en", "tiers[vip].grace", "segments[new].when", "urgencies[urgent].when"];
  const touches = (path: string) => changesCriteria({ path, was: 1, is: 2 });
  expect([paths.every(touches), others.some(touches)]).toEqual([true, false]);
});
