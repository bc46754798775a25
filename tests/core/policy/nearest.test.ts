import fc from "fast-check";
import { expect, test } from "vitest";
import { nearest } from "#core";
import { editDistance } from "../../../core/policy/nearest.ts";

test.each([
  ["gready_than", "greater_than"],
  ["greter_than", "greater_than"],
  ["yearly_it_spent", "yearly_it_spend"],
  ["Yearly IT Spend", "yearly_it_spend"],
  ["teir", "tier"],
])("%s is meant to be %s", (given, meant) => {
  expect(nearest(given, ["less_than", "greater_than", "tier", "growth", "yearly_it_spend"])).toBe(meant);
});

test("a name that is like none of them has no nearest", () => {
  expect(nearest("banana", ["tier", "growth"])).toBe(null);
  expect(nearest("x", [])).toBe(null);
});

test("distances: a changed, missing, added letter and a swap each count one", () => {
  expect(["tear", "ter", "tiers", "teir"].map((word) => editDistance("tier", word))).toEqual([2, 1, 1, 1]);
});

test("a distance is symmetric, zero only for equal words, and at most the longer one", () => {
  const word = fc.string({ maxLength: 8 });
  fc.assert(
    fc.property(word, word, (a, b) => {
      expect(editDistance(a, b)).toBe(editDistance(b, a));
      expect(editDistance(a, b) === 0).toBe(a === b);
      expect(editDistance(a, b)).toBeLessThanOrEqual(Math.max(a.length, b.length));
    }),
  );
});
