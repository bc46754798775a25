import type { ConditionStep } from "../conditions/conditionStep.ts";
import type { CustomerFacts } from "../contract/facts.ts";
import type { PolicyTier } from "../policy/policy.ts";
import { answersAsked, answersTo, type Asked, factAnswers } from "./factAnswers.ts";
import { isInside } from "./rank.ts";

type Judged = Pick<CustomerFacts, "facts" | "tags" | "cutOffs">;
type Tier = Pick<PolicyTier, "key" | "when" | "top" | "match">;

/** What no single fact answers: whether the customer stands in the top p %, say. */
type Other = { readonly factKey: null; readonly holds: (customer: Judged) => boolean };
type Question = ConditionStep | Other;
/** One way into a tier: `all` of these, and one of `any` if there are any. */
type Way = { readonly tier: string; readonly all: readonly Question[]; readonly any: readonly Question[] };
/** The tier of the first way that is open, or null. */
type Program = (customer: Judged) => string | null;

const BITS = 32;

/**
 * The first tier whose rules hold, for judging many: each fact is looked at once and says, as bits, which conditions it
 * satisfies; a tier is then a comparison of bits. Says the same as asking each tier's conditions (a property test compares
 * the two); the last tier takes whoever is left.
 */
export function tierProgram(tiers: readonly Tier[]): (customer: Judged) => string {
  const programs = pagesOf(tiers.flatMap(waysInto)).map(programOf);
  const last = tiers.at(-1)?.key ?? "";
  return (customer) => {
    for (const program of programs) {
      const tier = program(customer);
      if (tier !== null) return tier;
    }
    return last;
  };
}

function waysInto({ key: tier, when, top, match }: Tier): readonly Way[] {
  const ranked = top === null ? [] : [other((customer) => isInside(top, customer))];
  if (when === null) return [{ tier, all: ranked, any: [] }];
  const { all, any } = when.steps;
  if (top === null || match === "both") return [asOne({ tier, all: [...ranked, ...all], any })];
  return [{ tier, all: ranked, any: [] }, asOne({ tier, all, any })];
}

/** A way with more questions than there are bits becomes one question. */
function asOne({ tier, all, any }: Way): Way {
  if (all.length + any.length <= BITS) return { tier, all, any };
  const isOpen = (customer: Judged): boolean =>
    all.every(({ holds }) => holds(customer)) &&
    (any.length === 0 || any.some(({ holds }) => holds(customer)));
  return { tier, all: [other(isOpen)], any: [] };
}

function other(holds: Other["holds"]): Other {
  return { factKey: null, holds };
}

/** As many ways at a time, in their order, as have a bit for each of their questions. */
function pagesOf(ways: readonly Way[]): readonly (readonly Way[])[] {
  const pages: Way[][] = [];
  let left = 0;
  for (const way of ways) {
    const needed = way.all.length + way.any.length;
    if (needed > left || pages.length === 0) {
      pages.push([]);
      left = BITS;
    }
    pages.at(-1)?.push(way);
    left -= needed;
  }
  return pages;
}

function programOf(ways: readonly Way[]): Program {
  const asked: Asked<Question>[] = [];
  const bitsOf = (questions: readonly Question[]): number =>
    questions.reduce((bits, step) => {
      const bit = 1 << asked.length;
      asked.push({ step, bit });
      return bits | bit;
    }, 0);
  const all = Int32Array.from(ways, (way) => bitsOf(way.all));
  const any = Int32Array.from(ways, (way) => bitsOf(way.any));
  const tiers = ways.map(({ tier }) => tier);
  const conditions = asked.filter((one): one is Asked<ConditionStep> => "range" in one.step);
  const keys = [...new Set(conditions.flatMap(({ step }) => step.factKey ?? []))];
  const answers = factAnswers(keys.map((key) => conditions.filter(({ step }) => step.factKey === key)));
  const others = asked.filter(({ step }) => step.factKey === null);
  const placeOf = new Map(keys.map((key, place) => [key, place]));
  // Facts mostly come in the same order: what followed which place last time.
  const following = new Int32Array(keys.length + 1);
  return (customer) => {
    const { facts } = customer;
    let bits = answersAsked(others, customer);
    let before = 0;
    for (const key in facts) {
      let place = following[before] ?? 0;
      if (keys[place] !== key) {
        const next = following[place + 1] ?? 0;
        const found = keys[next] === key ? next : placeOf.get(key);
        if (found === undefined) continue;
        if (found !== next) following[before] = found;
        place = found;
      }
      before = place + 1;
      const value = facts[key];
      if (value !== undefined) bits |= answersTo(answers, place, value, customer);
    }
    for (let way = 0; way < tiers.length; way++) {
      const allOf = all[way] ?? 0;
      const anyOf = any[way] ?? 0;
      if ((bits & allOf) === allOf && (anyOf === 0 || (bits & anyOf) !== 0)) return tiers[way] ?? null;
    }
    return null;
  };
}
