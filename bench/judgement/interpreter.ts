import type { FactMap } from "#core";
import { type BenchCondition, type BenchRule, DEFAULT_TIER } from "./rules.ts";

/** The floor: what one writes by hand in twenty lines when nothing needs explaining or checking. */
export function interpret(rules: readonly BenchRule[], facts: FactMap): string {
  for (const rule of rules) if (ruleHolds(rule, facts)) return rule.tier;
  return DEFAULT_TIER;
}

function ruleHolds({ all, any }: BenchRule, facts: FactMap): boolean {
  for (const condition of all) if (!holds(condition, facts)) return false;
  if (any.length === 0) return true;
  for (const condition of any) if (holds(condition, facts)) return true;
  return false;
}

function holds({ field, operator, value }: BenchCondition, facts: FactMap): boolean {
  const found = facts[field];
  if (found === undefined) return false;
  switch (operator) {
    case "is":
      return found === value;
    case "greater_than_equal":
      return found >= value;
    case "less_than":
      return found < value;
    case "includes":
      return typeof value === "object" && typeof found === "string" && value.includes(found);
  }
}
