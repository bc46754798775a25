import type { Condition } from "./condition.ts";
import type { Field } from "./field.ts";
import type { Predicate } from "./predicate.ts";
import { wantedNames } from "./testOf.ts";

/** A condition as bulk judgement asks it. `holds` always says it; the rest says it faster, where there is a faster way. */
export type ConditionStep = {
  /** Set where it asks a fact's number (`range`), text (`names`) or yes/no (`flag`). */
  readonly factKey: string | null;
  /** Known numbers in `[low, below)` satisfy it, no other value does. */
  readonly range: { readonly low: number; readonly below: number } | null;
  /** Of known texts, these satisfy it; other values ask `holds`. */
  readonly names: ReadonlySet<string> | null;
  /** It holds when the fact is known to be this, and for no other value. */
  readonly flag: boolean | null;
  readonly holds: Predicate;
};

export function conditionStep(field: Field, condition: Condition, holds: Predicate): ConditionStep {
  const { factKey } = field;
  const { operator, value } = condition;
  const general = { factKey: null, range: null, names: null, flag: null, holds };
  if (factKey === null) return general;
  if (field.kind === "number" && typeof value === "number") {
    const range = rangeOf(operator, value);
    return range === null ? general : { ...general, factKey, range };
  }
  if (operator !== "is" && operator !== "includes") return general;
  if (typeof value === "boolean") return { ...general, factKey, flag: value };
  if (value === null || typeof value === "number") return general;
  return { ...general, factKey, names: new Set(wantedNames(field, operator, value)) };
}

function rangeOf(operator: Condition["operator"], value: number): ConditionStep["range"] {
  switch (operator) {
    case "less_than":
      return { low: Number.NEGATIVE_INFINITY, below: value };
    case "less_than_equal":
      return { low: Number.NEGATIVE_INFINITY, below: nextUp(value) };
    case "greater_than":
      return { low: nextUp(value), below: Number.POSITIVE_INFINITY };
    case "greater_than_equal":
      return { low: value, below: Number.POSITIVE_INFINITY };
    case "is":
    case "is_not":
    case "includes":
    case "not_includes":
    case "present":
    case "not_present":
      return null;
  }
}

/** The smallest number above this one. */
function nextUp(value: number): number {
  if (value === 0) return Number.MIN_VALUE;
  const bits = new DataView(new ArrayBuffer(8));
  bits.setFloat64(0, value);
  bits.setBigInt64(0, bits.getBigInt64(0) + (value > 0 ? 1n : -1n));
  return bits.getFloat64(0);
}
