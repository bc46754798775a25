import type { Operator } from "../contract/explanation.ts";
import type { FactValue } from "../contract/facts.ts";

/** One condition in Zendesk's grammar. `value: null` asks for an empty field, as Zendesk's "" and "__NULL__" do. */
export type Condition = {
  readonly field: string;
  readonly operator: Operator;
  readonly value: FactValue | null;
};

/** All of `all` and, if `any` is not empty, at least one of `any`. An empty array restricts nothing. */
export type ConditionSet = { readonly all: readonly Condition[]; readonly any: readonly Condition[] };
