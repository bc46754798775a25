import type { ConditionStep } from "../conditions/conditionStep.ts";
import type { CustomerFacts, FactValue } from "../contract/facts.ts";
import type { PolicyTier } from "../policy/policy.ts";
import { isInside } from "./rank.ts";

type Judged = Pick<CustomerFacts, "facts" | "tags" | "cutOffs">;
type Tiers = readonly Pick<PolicyTier, "key" | "when" | "top" | "match">[];

/** A condition, or whether the customer stands in the top p %. */
type Question = Omit<ConditionStep, "holds"> & { readonly holds: (customer: Judged) => boolean };

/** A question with the place to go on at for each answer; below zero: `~place` of the tier found. */
type Place = { readonly step: Question; readonly yes: number; readonly no: number };

/**
 * The first tier whose rules hold, for judging many: one walk over the facts, then nothing but comparisons with numbers.
 * Says the same as asking each tier's conditions (a property test compares the two); the last tier takes whoever is left.
 */
export function tierProgram(tiers: Tiers): (customer: Judged) => string {
  const places = placesOf(tiers);
  const keys = [...new Set(places.flatMap(({ step }) => step.factKey ?? []))];
  const slotOf = new Map(keys.map((key, slot) => [key, slot]));
  const slots = Int32Array.from(places, ({ step }) => slotOf.get(step.factKey ?? "") ?? 0);
  const lows = Float64Array.from(places, ({ step }) => step.range?.low ?? Number.NaN);
  const highs = Float64Array.from(places, ({ step }) => step.range?.below ?? Number.NaN);
  const others = places.map(({ step }) => step);
  const isOther = Uint8Array.from(places, ({ step }) => (step.range === null ? 1 : 0));
  const yes = Int32Array.from(places, (place) => place.yes);
  const no = Int32Array.from(places, (place) => place.no);
  const tierKeys = tiers.map(({ key }) => key);
  // Filled anew for each customer; made once because they are what judging would spend its time on.
  const numbers = new Float64Array(keys.length);
  const values = Array.from({ length: keys.length }, (): FactValue | undefined => undefined);
  // Facts mostly come in the same order: which slot followed which last time.
  const following = new Int32Array(keys.length + 1);
  return (customer) => {
    const { facts } = customer;
    for (let slot = 0; slot < keys.length; slot++) {
      numbers[slot] = Number.NaN;
      values[slot] = undefined;
    }
    let before = 0;
    for (const key in facts) {
      let slot = following[before] ?? 0;
      if (keys[slot] !== key) {
        const found = slotOf.get(key);
        if (found === undefined) continue;
        slot = found;
        following[before] = slot;
      }
      before = slot + 1;
      const value = facts[key];
      if (typeof value === "number") numbers[slot] = value;
      else values[slot] = value;
    }
    let at = 0;
    while (at >= 0) {
      const slot = slots[at] ?? 0;
      const number = numbers[slot] ?? 0;
      const isInRange = number >= (lows[at] ?? 0) && number < (highs[at] ?? 0);
      const holds = isInRange || (isOther[at] === 1 && asks(others[at], values[slot], customer));
      at = (holds ? yes[at] : no[at]) ?? -1;
    }
    return tierKeys[~at] ?? "";
  };
}

function asks(step: Question | undefined, value: FactValue | undefined, customer: Judged): boolean {
  if (step === undefined) return false;
  const { names } = step;
  return names !== null && typeof value === "string" ? names.has(value) : step.holds(customer);
}

function placesOf(tiers: Tiers): readonly Place[] {
  const perTier = tiers.map(questionsOf);
  const starts: number[] = [];
  let count = 0;
  for (const { first, all, any } of perTier) {
    starts.push(count);
    count += first.length + all.length + any.length;
  }
  return perTier.flatMap(({ first, all, any }, tier) => {
    const start = starts[tier] ?? 0;
    const found = ~tier;
    const next = tier + 1 < tiers.length ? (starts[tier + 1] ?? 0) : ~(tiers.length - 1);
    const rest = all.length + any.length;
    const isEither = tiers[tier]?.match === "either" && rest > 0;
    const whenStart = start + first.length;
    return [
      ...first.map((step): Place => {
        const onYes = isEither || rest === 0 ? found : whenStart;
        return { step, yes: onYes, no: isEither ? whenStart : next };
      }),
      ...all.map((step, index): Place => {
        const isLast = index + 1 === all.length && any.length === 0;
        return { step, yes: isLast ? found : whenStart + index + 1, no: next };
      }),
      ...any.map((step, index): Place => {
        const isLast = index + 1 === any.length;
        return { step, yes: found, no: isLast ? next : whenStart + all.length + index + 1 };
      }),
    ];
  });
}

/** A tier that asks nothing has one question that everybody answers with yes. */
function questionsOf({ when, top, match }: Tiers[number]): {
  readonly first: readonly Question[];
  readonly all: readonly Question[];
  readonly any: readonly Question[];
} {
  const conditions = when?.steps ?? { all: [], any: [] };
  const isEmpty = conditions.all.length + conditions.any.length === 0;
  const asksNothing = isEmpty && (top === null || (when !== null && match === "either"));
  if (asksNothing) return { first: [question(() => true)], all: [], any: [] };
  return { first: top === null ? [] : [question((customer) => isInside(top, customer))], ...conditions };
}

function question(holds: Question["holds"]): Question {
  return { factKey: null, range: null, names: null, holds };
}
