import type { Condition } from "./condition.ts";
import type { Field } from "./field.ts";
import type { Subject } from "./subject.ts";

/**
 * The predicate of a numeric condition on an organization fact, without the calls of the general path.
 * Null where the condition is of another kind.
 */
export function fastNumberTest(field: Field, condition: Condition): ((subject: Subject) => boolean) | null {
  const { factKey } = field;
  const wanted = condition.value;
  if (factKey === null || typeof wanted !== "number" || field.kind !== "number") return null;
  const key = factKey;
  switch (condition.operator) {
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
