import * as v from "valibot";
import type { FactValue } from "../../contract/facts.ts";
import { maybe, oneOf, section, someOf, text } from "./section.ts";

const OPERATOR_NAMES = [
  "is",
  "is_not",
  "less_than",
  "less_than_equal",
  "greater_than",
  "greater_than_equal",
  "includes",
  "not_includes",
  "present",
  "not_present",
] as const;

const value = v.pipe(
  v.union(
    [v.string(), v.number(), v.boolean(), v.array(v.union([v.string(), v.number()]))],
    "a text, a number, true, false, or a list of texts",
  ),
  v.transform((given): FactValue => (typeof given === "object" ? given.map(String) : given)),
);

const condition = section({ field: text, operator: oneOf(OPERATOR_NAMES), value: maybe(value) });

/** Zendesk's `{all, any}`. Which fields and operators fit is checked afterwards, against the policy's own facts. */
export const conditions = section({ all: someOf(condition), any: someOf(condition) });
