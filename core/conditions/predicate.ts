import type { Subject } from "./subject.ts";

export type Predicate = (subject: Subject) => boolean;

// Fixed arities for the usual sizes: measured faster in bulk judgement than array methods or one loop.

/** All of them hold; of none, that is so. */
export function everyOf(predicates: readonly Predicate[]): Predicate {
  const [first, second, third, fourth, ...rest] = predicates;
  if (first === undefined) return () => true;
  if (second === undefined) return first;
  if (third === undefined) return (subject) => first(subject) && second(subject);
  if (fourth === undefined) return (subject) => first(subject) && second(subject) && third(subject);
  const four: Predicate = (subject) => first(subject) && second(subject) && third(subject) && fourth(subject);
  return rest.length === 0 ? four : everyOf([four, everyOf(rest)]);
}

/** At least one of them holds. */
export function someOf(predicates: readonly Predicate[]): Predicate {
  const [first, second, third, fourth, ...rest] = predicates;
  if (first === undefined) return () => false;
  if (second === undefined) return first;
  if (third === undefined) return (subject) => first(subject) || second(subject);
  if (fourth === undefined) return (subject) => first(subject) || second(subject) || third(subject);
  const four: Predicate = (subject) => first(subject) || second(subject) || third(subject) || fourth(subject);
  return rest.length === 0 ? four : someOf([four, someOf(rest)]);
}
