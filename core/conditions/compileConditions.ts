import type { ConditionsVerdict, ConditionVerdict } from "../contract/explanation.ts";
import type { Condition, ConditionSet } from "./condition.ts";
import type { Field } from "./field.ts";
import { type ConditionStep, conditionStep } from "./conditionStep.ts";
import { factPredicate } from "./factPredicate.ts";
import { everyOf, type Predicate, someOf } from "./predicate.ts";
import type { Subject } from "./subject.ts";
import { testOf } from "./testOf.ts";

/** A condition set ready to ask: `holds` is the fast path, `explain` says the same with the verdict of each. */
export type CompiledConditions = {
  readonly holds: (subject: Subject) => boolean;
  readonly explain: (subject: Subject) => ConditionsVerdict;
  /** How many conditions it has: the more, the more specific. */
  readonly size: number;
  /** The same, for bulk judgement. */
  readonly steps: { readonly all: readonly ConditionStep[]; readonly any: readonly ConditionStep[] };
};

type Compiled = {
  readonly step: ConditionStep;
  readonly holds: Predicate;
  readonly explain: (subject: Subject) => ConditionVerdict;
};

/**
 * Compiles once to closures (workerd forbids eval).
 * @param fieldOf gives the field of a condition; the policy check has made sure that there is one.
 */
export function compileConditions(set: ConditionSet, fieldOf: (name: string) => Field): CompiledConditions {
  const all = set.all.map((condition) => compileCondition(condition, fieldOf(condition.field)));
  const any = set.any.map((condition) => compileCondition(condition, fieldOf(condition.field)));
  const anyOne = any.length === 0 ? [] : [someOf(any.map((one) => one.holds))];
  return {
    size: all.length + any.length,
    steps: { all: all.map(({ step }) => step), any: any.map(({ step }) => step) },
    holds: everyOf([...all.map((one) => one.holds), ...anyOne]),
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
  const holds = factPredicate(field, condition, test) ?? onKnown;
  return {
    holds,
    step: conditionStep(field, condition, holds),
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
