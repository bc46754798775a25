import type { ConditionStep } from "../conditions/conditionStep.ts";
import type { FactValue } from "../contract/facts.ts";
import type { Subject } from "../conditions/subject.ts";

/** A question, and the one bit that is set where it is answered with yes. */
export type Asked<Step> = { readonly step: Step; readonly bit: number };

/**
 * What up to 32 conditions say of any value that their facts may have, as bits. A number lies in one of the stretches
 * between the numbers that the conditions on its fact name, and within a stretch they all say the same. Facts go by their
 * place; flat arrays, because bulk judgement spends its time here.
 */
export type FactAnswers = {
  /** Where the answers change, ascending for each fact. */
  readonly points: Float64Array;
  /** Of each fact and of one more: its first point. Its stretches, one more than its points, begin `place` later. */
  readonly firstPoint: Int32Array;
  readonly ofStretches: Int32Array;
  readonly words: readonly (readonly string[])[];
  readonly ofWords: readonly (readonly number[])[];
  readonly ofYes: Int32Array;
  readonly ofNo: Int32Array;
  /** To be asked themselves when the value is of another kind than such a fact has. */
  readonly unusual: readonly (readonly Asked<ConditionStep>[])[];
};

/** @param asked by fact */
export function factAnswers(asked: readonly (readonly Asked<ConditionStep>[])[]): FactAnswers {
  const points = asked.map(pointsOf);
  const words = asked.map((about) => [...new Set(about.flatMap(({ step }) => [...(step.names ?? [])]))]);
  const bitsOf = (place: number, holds: (step: ConditionStep) => boolean): number =>
    (asked[place] ?? []).reduce((bits, { step, bit }) => (holds(step) ? bits | bit : bits), 0);
  const firstPoint = new Int32Array(asked.length + 1);
  points.forEach((own, place) => {
    firstPoint[place + 1] = (firstPoint[place] ?? 0) + own.length;
  });
  return {
    points: Float64Array.from(points.flat()),
    firstPoint,
    ofStretches: Int32Array.from(
      points.flatMap((own, place) =>
        [Number.NEGATIVE_INFINITY, ...own].map((number) =>
          bitsOf(place, ({ range }) => range !== null && number >= range.low && number < range.below),
        ),
      ),
    ),
    words,
    ofWords: words.map((own, place) =>
      own.map((word) => bitsOf(place, ({ names }) => names?.has(word) === true)),
    ),
    ofYes: Int32Array.from(asked, (_, place) => bitsOf(place, ({ flag }) => flag === true)),
    ofNo: Int32Array.from(asked, (_, place) => bitsOf(place, ({ flag }) => flag === false)),
    unusual: asked.map((about) => about.filter(({ step }) => step.names !== null)),
  };
}

function pointsOf(asked: readonly Asked<ConditionStep>[]): readonly number[] {
  const ends = asked.flatMap(({ step: { range } }) => (range === null ? [] : [range.low, range.below]));
  return [...new Set(ends)].filter(Number.isFinite).toSorted((one, other) => one - other);
}

/** The bits of the conditions on the fact at this place that hold. */
export function answersTo(facts: FactAnswers, place: number, value: FactValue, subject: Subject): number {
  if (typeof value === "number") {
    const { points, firstPoint } = facts;
    const first = firstPoint[place] ?? 0;
    const end = firstPoint[place + 1] ?? 0;
    let stretch = first + place;
    for (let at = first; at < end; at++) stretch += Number(value >= (points[at] ?? 0));
    if (first < end) return facts.ofStretches[stretch] ?? 0;
  } else if (typeof value === "string") {
    const words = facts.words[place] ?? [];
    for (let at = 0; at < words.length; at++) if (words[at] === value) return facts.ofWords[place]?.[at] ?? 0;
    return 0;
  } else if (value === true) {
    const bits = facts.ofYes[place] ?? 0;
    if (bits !== 0) return bits;
  } else if (value === false) {
    const bits = facts.ofNo[place] ?? 0;
    if (bits !== 0) return bits;
  }
  return answersAsked(facts.unusual[place] ?? [], subject);
}

/** The bits of those that hold, each asked by itself. */
export function answersAsked<Asking>(
  asked: readonly Asked<{ readonly holds: (subject: Asking) => boolean }>[],
  subject: Asking,
): number {
  let bits = 0;
  for (const { step, bit } of asked) if (step.holds(subject)) bits |= bit;
  return bits;
}
