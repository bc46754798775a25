import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mergePolicy } from "../../../core/policy/merge.ts";

describe("own changes over a preset", () => {
  test("maps merge deep", () => {
    expect(mergePolicy({ a: { b: 1, c: 2 } }, { a: { c: 3 } })).toEqual({ a: { b: 1, c: 3 } });
  });

  test("null removes", () => {
    expect(mergePolicy({ a: { b: 1, c: 2 } }, { a: { b: null } })).toEqual({ a: { c: 2 } });
  });

  test("lists whose items have a key merge by it and keep their order", () => {
    const base = {
      kinds: [
        { key: "a", n: 1 },
        { key: "b", n: 2 },
      ],
    };
    expect(
      mergePolicy(base, {
        kinds: [
          { key: "b", n: 3 },
          { key: "c", n: 4 },
        ],
      }),
    ).toEqual({
      kinds: [
        { key: "a", n: 1 },
        { key: "b", n: 3 },
        { key: "c", n: 4 },
      ],
    });
  });

  test("a keyed list may be changed by a map of keys, which can also remove", () => {
    const base = {
      tiers: [
        { key: "a", n: 1 },
        { key: "b", n: 2 },
      ],
    };
    expect(mergePolicy(base, { tiers: { a: null, b: { n: 3 } } })).toEqual({ tiers: [{ key: "b", n: 3 }] });
  });

  test("a new tier goes before the one that takes whatever is left", () => {
    const base = { tiers: [{ key: "best", when: {} }, { key: "rest" }] };
    const merged = mergePolicy(base, { tiers: [{ key: "good", when: {} }] });
    expect(merged).toEqual({
      tiers: [{ key: "best", when: {} }, { key: "good", when: {} }, { key: "rest" }],
    });
  });

  test("lists without keys are replaced", () => {
    expect(mergePolicy({ warnAt: [75, 90] }, { warnAt: [50] })).toEqual({ warnAt: [50] });
  });

  test("an empty list takes nothing away from a keyed one", () => {
    expect(mergePolicy({ replies: [{ key: "a" }] }, { replies: [] })).toEqual({ replies: [{ key: "a" }] });
  });

  test("neither side is changed", () => {
    const [base, changes] = [{ a: [{ key: "x", n: 1 }] }, { a: [{ key: "x", n: 2 }] }];
    mergePolicy(base, changes);
    expect([base, changes]).toEqual([{ a: [{ key: "x", n: 1 }] }, { a: [{ key: "x", n: 2 }] }]);
  });
});

const json = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.integer(),
    fc.string(),
    fc.array(fc.integer(), { maxLength: 3 }),
    fc.uniqueArray(fc.record({ key: fc.constantFrom("a", "b", "c"), n: fc.integer() }), {
      selector: ({ key }) => key,
      maxLength: 3,
    }),
    fc.dictionary(fc.constantFrom("p", "q", "r"), tie("value")),
  ),
})).value;

test("merging the same changes twice is merging them once", () => {
  fc.assert(
    fc.property(json, json, (base, changes) => {
      const once = mergePolicy(base, changes);
      expect(mergePolicy(once, changes)).toEqual(once);
    }),
  );
});

test("merging nothing, or itself, changes nothing", () => {
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom("p", "q"), json), (base) => {
      expect(mergePolicy(base, {})).toEqual(base);
      expect(mergePolicy(base, base)).toEqual(base);
    }),
  );
});
