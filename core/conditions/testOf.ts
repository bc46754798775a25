import type { Operator } from "../contract/explanation.ts";
import type { FactValue } from "../contract/facts.ts";
import type { Field } from "./field.ts";

/** Whether a *known* value (null: known to be empty) satisfies one operator and wanted value. */
export type Test = (found: FactValue | null) => boolean;

/**
 * The test of one condition on known values; the caller has dealt with unknown ones.
 * `is` with several values means any of them, as in Zendesk's value-list operators.
 */
export function testOf(field: Field, operator: Operator, wanted: FactValue | null): Test {
  switch (operator) {
    case "present":
      return isPresent;
    case "not_present":
      return (found) => !isPresent(found);
    case "is":
    case "includes":
      return isAnyOf(field, operator, wanted);
    case "is_not":
    case "not_includes": {
      const isOne = isAnyOf(field, operator, wanted);
      return (found) => !isOne(found);
    }
    case "less_than":
      return ordered(field, wanted, (order) => order < 0);
    case "less_than_equal":
      return ordered(field, wanted, (order) => order <= 0);
    case "greater_than":
      return ordered(field, wanted, (order) => order > 0);
    case "greater_than_equal":
      return ordered(field, wanted, (order) => order >= 0);
  }
}

function isPresent(found: FactValue | null): boolean {
  if (found === null || found === "") return false;
  return typeof found !== "object" || found.length > 0;
}

function isAnyOf(field: Field, operator: Operator, wanted: FactValue | null): Test {
  if (wanted === null) return (found) => !isPresent(found);
  if (typeof wanted === "number") return (found) => found === wanted || found === String(wanted);
  if (typeof wanted === "boolean") return (found) => found === wanted;
  const names = new Set(wantedNames(field, operator, wanted));
  return (found) => {
    if (found === null) return false;
    if (typeof found === "object") return found.some((one) => names.has(fold(field, one)));
    return names.has(fold(field, String(found)));
  };
}

/** The values a condition asks for, one by one, in every spelling that counts as the same. */
export function wantedNames(field: Field, operator: Operator, wanted: FactValue): readonly string[] {
  const listed = typeof wanted === "object" ? wanted : [String(wanted)];
  const splits = (field.kind === "list" || field.kind === "words") && operator.endsWith("includes");
  const single = splits ? listed.flatMap((one) => one.split(/\s+/).filter((word) => word !== "")) : listed;
  return single.flatMap((one) => field.choices.get(one) ?? [fold(field, one)]);
}

function fold(field: Field, text: string): string {
  return field.kind === "words" ? text.toLowerCase() : text;
}

function ordered(field: Field, wanted: FactValue | null, holds: (order: number) => boolean): Test {
  if (field.kind === "ordered") {
    const place = field.order.indexOf(String(wanted));
    return (found) => {
      const at = typeof found === "string" ? field.order.indexOf(found) : -1;
      return at >= 0 && place >= 0 && holds(at - place);
    };
  }
  if (typeof wanted === "number") return (found) => typeof found === "number" && holds(found - wanted);
  // ISO dates compare as text.
  if (typeof wanted === "string") {
    return (found) => typeof found === "string" && holds(found < wanted ? -1 : Number(found > wanted));
  }
  return () => false;
}
