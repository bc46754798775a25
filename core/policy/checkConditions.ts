import type { Condition } from "../conditions/condition.ts";
import { type Field, OPERATORS } from "../conditions/field.ts";
import { wantedNames } from "../conditions/testOf.ts";
import type { Operator } from "../contract/explanation.ts";
import { type PathStep, type PolicyProblem, wrongName, wrongValue } from "./policyProblem.ts";
import { type ConditionScope, fieldsOf } from "./fieldsOf.ts";
import type { PolicyDocument } from "./schema/document.ts";
import { parseDay } from "../time/localDate.ts";

/** Every condition of the document: its field exists there, its operator fits the field, its value the operator. */
export function checkConditions(document: PolicyDocument): readonly PolicyProblem[] {
  return conditionPlaces(document).flatMap(({ scope, path, set }) => {
    const fields = fieldsOf(document, scope);
    return (["all", "any"] as const).flatMap((side) =>
      set[side].flatMap((condition, index) => {
        const at = [...path, side, index];
        const field = fields.find(condition.field);
        if (field === null) return [wrongName([...at, "field"], condition.field, fields.names)];
        return checkCondition(condition, field, at);
      }),
    );
  });
}

function checkCondition(
  condition: Condition,
  field: Field,
  at: readonly PathStep[],
): readonly PolicyProblem[] {
  const { operator, value } = condition;
  const operators: readonly Operator[] = OPERATORS[field.kind];
  if (!operators.includes(operator)) return [wrongName([...at, "operator"], operator, operators)];
  if (operator === "present" || operator === "not_present") return [];
  const isEmptyAllowed = operator === "is" || operator === "is_not";
  if (value === null) {
    return isEmptyAllowed ? [] : [wrongValue([...at, "value"], value, "a value to compare with")];
  }
  const allowed = allowedValue(field, condition);
  if (allowed !== null) return [wrongValue([...at, "value"], value, allowed)];
  if (field.choices.size === 0) return [];
  return wantedNames(field, operator, value)
    .filter((name) => ![...field.choices.values()].some((names) => names.includes(name)))
    .map((name) => wrongName([...at, "value"], name, [...field.choices.keys()]));
}

/** What a value of the field must be, when this one is not; null when it is. */
function allowedValue(field: Field, { operator, value }: Condition): string | null {
  const isOrder = operator.startsWith("less") || operator.startsWith("greater");
  switch (field.kind) {
    case "number":
      return typeof value === "number" ? null : "a number";
    case "date":
      return typeof value === "string" && parseDay(value) !== null ? null : 'a date such as "2026-10-01"';
    case "yes_no":
      return typeof value === "boolean" ? null : "true or false";
    case "custom":
      return isOrder && typeof value !== "number" && typeof value !== "string" ? "a number or a date" : null;
    case "ordered":
      return typeof value === "string" || (!isOrder && typeof value === "object") ? null : "a text";
    case "text":
    case "choice":
    case "list":
    case "words":
      return typeof value === "string" || typeof value === "object" ? null : "a text or a list of texts";
    case "id":
      return typeof value === "boolean" ? "an id or a list of ids" : null;
  }
}

type Place = {
  readonly scope: ConditionScope;
  readonly path: readonly PathStep[];
  readonly set: { readonly all: readonly Condition[]; readonly any: readonly Condition[] };
};

/** All condition sets of a document, with where they stand. */
export function conditionPlaces(document: PolicyDocument): readonly Place[] {
  const of = (
    scope: ConditionScope,
    section: string,
    items: readonly { readonly when: Place["set"] | null }[],
  ): readonly Place[] =>
    items.flatMap(({ when }, index) =>
      when === null ? [] : [{ scope, path: [section, index, "when"], set: when }],
    );
  const { statedTime } = document.guard;
  return [
    ...of("tier", "tiers", document.tiers),
    ...of("segment", "segments", document.segments),
    ...of("ticket", "urgencies", document.urgencies),
    ...of("ticket", "problemTypes", document.problemTypes),
    ...document.serviceLevels.flatMap(({ steps }, index) =>
      steps.flatMap(({ doneWhen }, place): readonly Place[] =>
        doneWhen === null
          ? []
          : [
              {
                scope: "ticket",
                path: ["serviceLevels", index, "steps", place, "doneWhen"],
                set: doneWhen,
              },
            ],
      ),
    ),
    ...document.callbacks.flatMap(({ when, trigger }, index): readonly Place[] =>
      when === null
        ? []
        : [
            {
              scope: trigger.on === "event" && trigger.event !== "first_purchase" ? "reply" : "care",
              path: ["callbacks", index, "when"],
              set: when,
            },
          ],
    ),
    ...of("reply", "registers", document.registers),
    ...of("offer", "replies", document.replies),
    ...of("reply", "flows", document.flows),
    ...document.flows.flatMap((flow, index) =>
      flow.steps.flatMap((step, place) =>
        step.next.flatMap(({ when }, nth): readonly Place[] =>
          when === null
            ? []
            : [{ scope: "reply", path: ["flows", index, "steps", place, "next", nth, "when"], set: when }],
        ),
      ),
    ),
    ...(statedTime.when === null
      ? []
      : [{ scope: "reply", path: ["guard", "statedTime", "when"], set: statedTime.when } satisfies Place]),
  ];
}
