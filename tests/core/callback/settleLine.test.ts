import {
  type CallbackSkip,
  type LineCall,
  offAfter,
  openAt,
  type SettledCall,
  settleLine,
  skipNow,
} from "#core";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ruleOf, withCalls } from "./policyWithCalls.ts";

const RULE = ruleOf(
  withCalls([{ notAgainWithin: "10m", skipIf: ["reopened", "called_lately", "opted_out"] }]),
);
const at = (second: number): string =>
  new Date(Date.UTC(2026, 10, 23) + second * 1000).toISOString().replace(".000", "");
const call = (id: string, second: number, changes: Partial<LineCall> = {}): LineCall => ({
  id,
  causeAt: at(second),
  off: null,
  skip: null,
  result: null,
  resultAt: null,
  attempts: 0,
  planned: null,
  ...changes,
});
const off = (second: number, because: CallbackSkip = "reopened") => ({ at: at(second), because });
const made = (second: number, result: LineCall["result"] = "satisfied") => ({ result, resultAt: at(second) });
const standing = (...calls: readonly LineCall[]) => Object.fromEntries(settleLine(RULE, calls));
const OPEN = { state: "open" };
const FINISHED = { state: "finished" };
const attachedTo = (because: string) => ({ state: "attached", because });
const skipped = (because: CallbackSkip) => ({ state: "skipped", because });

describe("the calls of one customer and rule", () => {
  test("the oldest cause is called about; the others are attached, in whatever order they are given", () => {
    expect(standing(call("b", 2), call("a", 1), call("c", 3))).toEqual({
      a: OPEN,
      b: attachedTo("a"),
      c: attachedTo("a"),
    });
  });

  test("the next in line takes the place of a cause that was taken back", () => {
    expect(standing(call("a", 1, { off: off(5) }), call("b", 2), call("c", 3))).toEqual({
      a: skipped("reopened"),
      b: OPEN,
      c: attachedTo("b"),
    });
  });

  test("a call covers every cause up to then, and none after it", () => {
    expect(standing(call("a", 1, made(10, "dissatisfied")), call("b", 9), call("c", 11))).toEqual({
      a: FINISHED,
      b: attachedTo("a"),
      c: OPEN,
    });
  });

  test("what was taken back before the call is not covered; what was taken back afterwards was called about", () => {
    const b = call("b", 2, { off: off(5) });
    const c = call("c", 3, { off: off(12) });
    expect(standing(call("a", 1, made(10)), b, c)).toEqual({
      a: FINISHED,
      b: skipped("reopened"),
      c: attachedTo("a"),
    });
  });

  test("called lately: no new call, unless the customer was dissatisfied or not reached", () => {
    const later = (result: LineCall["result"]) =>
      standing(call("a", 1, made(10, result)), call("b", 300))["b"];
    expect(later("satisfied")).toEqual(skipped("called_lately"));
    expect(later("refused")).toEqual(skipped("called_lately"));
    expect(later("dissatisfied")).toEqual(OPEN);
    expect(later("unreachable")).toEqual(OPEN);
    expect(standing(call("a", 1, made(10)), call("b", 610))["b"]).toEqual(OPEN);
  });

  test("a call that people withdrew is withdrawn for all it was about", () => {
    expect(standing(call("a", 1, { off: off(5, "withdrawn") }), call("b", 2), call("c", 6))).toEqual({
      a: skipped("withdrawn"),
      b: skipped("withdrawn"),
      c: OPEN,
    });
  });

  test("of recurring care a call covers what it took up; the next period wants a call of its own", () => {
    const care = (id: string, second: number, takenUpBy: string | null, changes: Partial<LineCall> = {}) =>
      call(id, second, { planned: { takenUpBy }, ...changes });
    expect(
      standing(care("a", 1, null, made(10, "dissatisfied")), care("b", 2, "a"), care("c", 3, null)),
    ).toEqual({ a: FINISHED, b: attachedTo("a"), c: OPEN });
    expect(standing(care("a", 1, null, made(10, "dissatisfied")), care("b", 12, "a"))["b"]).toEqual(OPEN);
  });

  test("whoever was tried already stays the one to call, also when an older cause becomes known", () => {
    expect(standing(call("a", 1), call("b", 2, { attempts: 1 }))).toEqual({ a: attachedTo("b"), b: OPEN });
  });

  test("a result is of the call that was open then", () => {
    const calls = [call("a", 1, { off: off(20) }), call("b", 2), call("c", 15)];
    expect(openAt(RULE, calls, at(10))).toBe("a");
    expect(openAt(RULE, calls, at(30))).toBe("b");
    expect(openAt(RULE, [call("a", 1, made(10, "dissatisfied")), call("b", 2), call("c", 15)], at(30))).toBe(
      "c",
    );
    expect(openAt(RULE, [call("a", 5)], at(3))).toBeNull();
  });
});

test("what takes a cause back is the rule's to say", () => {
  const after = { reopenedAt: at(5), wroteAt: at(3), deletedAt: at(7) };
  expect(offAfter({ skipIf: ["reopened", "customer_wrote"] }, after)).toEqual(off(5));
  expect(offAfter({ skipIf: ["customer_wrote"] }, after)).toEqual(off(3, "customer_wrote"));
  expect(offAfter({ skipIf: [] }, after)).toEqual(off(7, "deleted"));
  expect(offAfter({ skipIf: [] }, { ...after, deletedAt: null })).toBeNull();
});

test.each([
  ["opted_out", { tags: ["no_callbacks"] }, at(9)],
  ["opted_out", { tags: ["no_callbacks_rule_1"] }, null],
  ["past_its_use", { tags: ["no_callbacks_other"] }, at(1)],
  [null, null, at(9)],
  [null, { tags: [] }, null],
])("not made now, because: %s", (because, customer, usefulUntil) => {
  expect(skipNow(RULE, customer, usefulUntil, at(5))).toBe(because);
});

test("a rule may do without a reason to skip", () => {
  expect(skipNow({ ...RULE, skipIf: [] }, { tags: ["no_callbacks"] }, at(9), at(5))).toBeNull();
});

type Happened =
  | { readonly kind: "cause"; readonly id: string }
  | { readonly kind: "off"; readonly id: string }
  | { readonly kind: "result"; readonly result: "satisfied" | "dissatisfied" };

const id = fc.constantFrom("a", "b", "c", "d", "e", "f");
const happened: fc.Arbitrary<Happened> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant("cause" as const), id }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("off" as const), id }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant("result" as const),
      result: fc.constantFrom("satisfied" as const, "dissatisfied" as const),
    }),
  },
);

/** A desk that hears everything at once and keeps only what stands now, an event at a time. */
class Desk {
  readonly stands = new Map<string, SettledCall>();
  readonly facts = new Map<string, LineCall>();
  #open: string | null = null;
  #lately: number | null = null;

  hears(what: Happened, second: number): void {
    switch (what.kind) {
      case "cause":
        if (!this.stands.has(what.id)) this.#begins(what.id, second);
        break;
      case "off":
        this.#ends(what.id, second);
        break;
      case "result":
        this.#isCalled(what.result, second);
        break;
    }
  }

  #begins(one: string, second: number): void {
    this.facts.set(one, call(one, second));
    if (this.#lately !== null && second - this.#lately < RULE.notAgainWithin) {
      this.stands.set(one, { state: "skipped", because: "called_lately" });
    } else if (this.#open === null) {
      this.#open = one;
      this.stands.set(one, { state: "open" });
    } else this.stands.set(one, { state: "attached", because: this.#open });
  }

  #ends(one: string, second: number): void {
    const stands = this.stands.get(one);
    const fact = this.facts.get(one);
    if (fact === undefined || fact.off !== null) return;
    this.facts.set(one, { ...fact, off: off(second) });
    if (stands?.state !== "open" && !(stands?.state === "attached" && stands.because === this.#open)) {
      // Called about, or not to be called about anyway.
      if (stands?.state === "skipped") this.facts.set(one, fact);
      return;
    }
    this.stands.set(one, { state: "skipped", because: "reopened" });
    if (this.#open !== one) return;
    const heirs = [...this.stands].flatMap(([other, { state, ...rest }]) =>
      state === "attached" && "because" in rest && rest.because === one ? [other] : [],
    );
    this.#open = heirs[0] ?? null;
    for (const heir of heirs)
      this.stands.set(
        heir,
        heir === heirs[0] ? { state: "open" } : { state: "attached", because: heirs[0] ?? "" },
      );
  }

  #isCalled(result: "satisfied" | "dissatisfied", second: number): void {
    const fact = this.facts.get(this.#open ?? "");
    if (fact === undefined) return;
    this.facts.set(fact.id, { ...fact, result, resultAt: at(second) });
    this.stands.set(fact.id, { state: "finished" });
    if (result === "satisfied") this.#lately = second;
    this.#open = null;
  }
}

test("known all at once, the calls stand as they do for a desk that heard each thing when it happened", () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(happened, fc.integer({ min: 1, max: 400 })), { maxLength: 40 }),
      (story) => {
        const desk = new Desk();
        let second = 0;
        for (const [what, later] of story) {
          second += later;
          desk.hears(what, second);
        }
        expect(Object.fromEntries(settleLine(RULE, [...desk.facts.values()]))).toEqual(
          Object.fromEntries(desk.stands),
        );
      },
    ),
    { numRuns: 1000 },
  );
});
