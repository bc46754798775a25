import type { ConditionsVerdict, ConditionVerdict } from "../contract/explanation.ts";
import type { Condition, ConditionSet } from "./condition.ts";
import type { Field } from "./field.ts";
import { fastNumberTest } from "./fast-number-test.ts";
import type { Subject } from "./subject.ts";
import { testOf } from "./test-of.ts";

/** A condition set ready to ask: `holds` is the fast path, `explain` says the same with the verdict of each. */
export type CompiledConditions = {
  readonly holds: (subject: Subject) => boolean;
  readonly explain: (subject: Subject) => ConditionsVerdict;
  /** How many conditions it has: the more, the more specific. */
  readonly size: number;
};

type Predicate = (subject: Subject) => boolean;
type Compiled = { readonly holds: Predicate; readonly explain: (subject: Subject) => ConditionVerdict };

/**
 * Compiles once to closures (workerd forbids eval).
 * @param fieldOf gives the field of a condition; the policy check has made sure that there is one.
 */
export function compileConditions(set: ConditionSet, fieldOf: (name: string) => Field): CompiledConditions {
  const all = set.all.map((condition) => compileCondition(condition, fieldOf(condition.field)));
  const any = set.any.map((condition) => compileCondition(condition, fieldOf(condition.field)));
  const everyOf = every(all.map((one) => one.holds));
  const someOf = some(any.map((one) => one.holds));
  return {
    size: all.length + any.length,
    holds: any.length === 0 ? everyOf : (subject) => everyOf(subject) && someOf(subject),
    explain: (subject) => {
      const verdicts = {
        all: all.map((one) => one.explain(subject)),
        any: any.map((one) => one.explain(subject)),
      };
      const held =
        verdicts.all.every((verdict) => verdict.held === "yes") &&
        (any.length === 0 || verdicts.any.some((verdict) => verdict.held === "yes"));
      return { held, ...verdicts };
    },
  };
}

function compileCondition(condition: Condition, field: Field): Compiled {
  const { operator, value } = condition;
  const test = testOf(field, operator, value);
  const asksPresence = operator === "present" || operator === "not_present";
  const { read } = field;
  const onKnown: Predicate = asksPresence
    ? (subject) => test(read(subject) ?? null)
    : (subject) => {
        const found = read(subject);
        return found !== undefined && test(found);
      };
  return {
    holds: fastNumberTest(field, condition) ?? onKnown,
    explain: (subject) => {
      const found = read(subject);
      const held = found === undefined && !asksPresence ? "unknown" : test(found ?? null) ? "yes" : "no";
      return {
        field: field.name,
        title: field.title,
        unit: field.unit,
        operator,
        wanted: asksPresence ? null : value,
        found: found ?? null,
        held,
      };
    },
  };
}

// Fixed arities for the usual sizes: measured faster in bulk judgement than `Array.prototype.every` or one loop.
function every(predicates: readonly Predicate[]): Predicate {
  const [first, second, third, fourth, ...rest] = predicates;
  if (first === undefined) return () => true;
  if (second === undefined) return first;
  if (third === undefined) return (subject) => first(subject) && second(subject);
  if (fourth === undefined) return (subject) => first(subject) && second(subject) && third(subject);
  const four: Predicate = (subject) => first(subject) && second(subject) && third(subject) && fourth(subject);
  if (rest.length === 0) return four;
  const others = every(rest);
  return (subject) => four(subject) && others(subject);
}

function some(predicates: readonly Predicate[]): Predicate {
  return (subject) => {
    for (let i = 0; i < predicates.length; i++) if (predicates[i]?.(subject)) return true;
    return false;
  };
}
