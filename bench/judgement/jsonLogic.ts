import { LogicEngine } from "json-logic-engine";
import type { FactMap } from "#core";
import { type BenchCondition, DEFAULT_TIER, RULES } from "./rules.ts";

const OPERATORS = {
  is: "===",
  greater_than_equal: ">=",
  less_than: "<",
  includes: "in",
} as const satisfies Record<BenchCondition["operator"], string>;

const condition = ({ field, operator, value }: BenchCondition) => ({
  [OPERATORS[operator]]: [{ var: field }, value],
});

/** One `if` chain, as its documentation would write it. */
const LOGIC = {
  if: [
    ...RULES.flatMap(({ tier, all, any }) => [
      { and: [...all.map(condition), ...(any.length === 0 ? [] : [{ or: any.map(condition) }])] },
      tier,
    ]),
    DEFAULT_TIER,
  ],
};

/** json-logic-engine, interpreted: its compiled mode needs `new Function`, which workerd forbids. */
export function jsonLogicJudge(): (facts: FactMap) => string {
  const engine = new LogicEngine();
  return (facts) => String(engine.run(LOGIC, facts));
}
