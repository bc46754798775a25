import { Engine, type NestedCondition } from "json-rules-engine";
import type { FactMap } from "#core";
import { type BenchCondition, DEFAULT_TIER, RULES } from "./rules.ts";

const OPERATORS = {
  is: "equal",
  greater_than_equal: "greaterThanInclusive",
  less_than: "lessThan",
  includes: "in",
} as const satisfies Record<BenchCondition["operator"], string>;

const condition = ({ field, operator, value }: BenchCondition): NestedCondition => ({
  fact: field,
  operator: OPERATORS[operator],
  value,
});

/** json-rules-engine in its best form for "the first rule that holds": by priority, stopped at the first success. */
export function jsonRulesJudge(): (facts: FactMap) => Promise<string> {
  const engine = new Engine([], { allowUndefinedFacts: true });
  RULES.forEach(({ tier, all, any }, place) => {
    engine.addRule({
      conditions: {
        all: [...all.map(condition), ...(any.length === 0 ? [] : [{ any: any.map(condition) }])],
      },
      event: { type: tier },
      priority: RULES.length - place,
      onSuccess: () => {
        engine.stop();
      },
    });
  });
  return async (facts) => (await engine.run(facts)).events[0]?.type ?? DEFAULT_TIER;
}
