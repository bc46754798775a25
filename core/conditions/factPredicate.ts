import type { Condition } from "./condition.ts";
import type { Field } from "./field.ts";
import type { Predicate } from "./predicate.ts";
import { type Test, wantedNames } from "./testOf.ts";

/**
 * The predicate of a condition on an organization fact, without the calls of the general path: bulk judgement spends
 * its time here. Null where there is none; `test` says the same of any known value.
 */
export function factPredicate(field: Field, condition: Condition, test: Test): Predicate | null {
  const { factKey } = field;
  if (factKey === null) return null;
  const wanted = condition.value;
  if (field.kind === "number" && typeof wanted === "number") {
    return numberPredicate(factKey, condition.operator, wanted);
  }
  if (condition.operator !== "is" && condition.operator !== "includes") return null;
  if (typeof wanted === "boolean") return (subject) => subject.facts[factKey] === wanted;
  if (typeof wanted === "number" || wanted === null) return null;
  return textPredicate(factKey, wantedNames(field, condition.operator, wanted), test);
}

function numberPredicate(key: string, operator: Condition["operator"], wanted: number): Predicate | null {
  switch (operator) {
    case "less_than":
      return (subject) => {
        const found = subject.facts[key];
        return typeof found === "number" && found < wanted;
      };
    case "less_than_equal":
      return (subject) => {
        const found = subject.facts[key];
        return typeof found === "number" && found <= wanted;
      };
    case "greater_than":
      return (subject) => {
        const found = subject.facts[key];
        return typeof found === "number" && found > wanted;
      };
    case "greater_than_equal":
      return (subject) => {
        const found = subject.facts[key];
        return typeof found === "number" && found >= wanted;
      };
    case "is":
    case "is_not":
    case "includes":
    case "not_includes":
    case "present":
    case "not_present":
      return null;
  }
}

function textPredicate(key: string, names: readonly string[], test: Test): Predicate {
  const wanted = new Set(names);
  return (subject) => {
    const found = subject.facts[key];
    if (typeof found === "string") return wanted.has(found);
    return found !== undefined && test(found);
  };
}
