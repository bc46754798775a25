import type { Operator } from "#core";

/** A condition as every engine of the comparison can say it. */
export type BenchCondition = {
  readonly field: string;
  readonly operator: Extract<Operator, "is" | "greater_than_equal" | "less_than" | "includes">;
  readonly value: number | string | boolean | readonly string[];
};

export type BenchRule = {
  readonly tier: string;
  readonly all: readonly BenchCondition[];
  readonly any: readonly BenchCondition[];
};

const atLeast = (field: string, value: number): BenchCondition => ({
  field,
  operator: "greater_than_equal",
  value,
});
const below = (field: string, value: number): BenchCondition => ({ field, operator: "less_than", value });
const is = (field: string, value: string | boolean): BenchCondition => ({ field, operator: "is", value });
const among = (field: string, ...value: string[]): BenchCondition => ({ field, operator: "includes", value });

/** The tier of whoever no rule takes. */
export const DEFAULT_TIER = "ordinary";

/**
 * Eight rules of four conditions each: numbers, choices and yes/no, half of them with an `any` part. The first that
 * holds wins. `less_than` asks only for facts that are always known: the other engines take an unknown one for zero.
 */
export const RULES: readonly BenchRule[] = [
  {
    tier: "t1",
    all: [atLeast("spend", 900_000), atLeast("influence", 4), is("contract", true), atLeast("growth", 5)],
    any: [],
  },
  {
    tier: "t2",
    all: [atLeast("spend", 700_000), below("open_tickets", 40)],
    any: [atLeast("influence", 5), atLeast("fees", 160_000)],
  },
  {
    tier: "t3",
    all: [
      among("industry", "bank", "pharma"),
      atLeast("spend", 400_000),
      atLeast("potential", 4),
      below("age_days", 3000),
    ],
    any: [],
  },
  {
    tier: "t4",
    all: [atLeast("volume", 150)],
    any: [atLeast("fees", 180_000), is("contract", true), atLeast("growth", 25)],
  },
  {
    tier: "t5",
    all: [
      atLeast("spend", 300_000),
      atLeast("fees", 60_000),
      below("open_tickets", 80),
      atLeast("potential", 3),
    ],
    any: [],
  },
  {
    tier: "t6",
    all: [among("industry", "retail", "care"), atLeast("volume", 60)],
    any: [atLeast("influence", 3), atLeast("growth", 15)],
  },
  {
    tier: "t7",
    all: [is("region", "north"), atLeast("potential", 3), below("age_days", 2000), atLeast("fees", 20_000)],
    any: [],
  },
  {
    tier: "t8",
    all: [atLeast("spend", 100_000)],
    any: [atLeast("volume", 100), atLeast("growth", 20), is("contract", true)],
  },
];
