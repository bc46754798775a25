/** One line of a table and of bench/results.json. */
export type Row = {
  /** What was measured, stable from run to run. */
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** The same thing measured on the floor of the same run; null where there is none. */
  readonly floor: number | null;
  /** value ÷ floor. */
  readonly ratio: number | null;
  /** What was aimed at; null: only reported. */
  readonly goal: Goal | null;
};

/** Which number the goal is about, and on which side of the limit it must lie. */
export type Goal = {
  readonly of: "value" | "ratio";
  readonly must: "at_least" | "at_most";
  readonly limit: number;
};

export const atLeast = (limit: number, of: Goal["of"]): Goal => ({ of, must: "at_least", limit });
export const atMost = (limit: number, of: Goal["of"]): Goal => ({ of, must: "at_most", limit });

/** A figure that stands alone. */
export function reported(name: string, value: number, unit: string, goal: Goal | null = null): Row {
  return { name, value, unit, floor: null, ratio: null, goal };
}

/** A figure beside its floor. */
export function beside(
  name: string,
  measured: { readonly value: number; readonly floor: number; readonly unit: string },
  goal: Goal | null = null,
): Row {
  const { value, floor, unit } = measured;
  return { name, value, unit, floor, ratio: floor === 0 ? null : value / floor, goal };
}

/** Whether the goal was met; null where there is none. */
export function isMet({ goal, value, ratio }: Row): boolean | null {
  if (goal === null) return null;
  const reached = goal.of === "value" ? value : ratio;
  if (reached === null) return false;
  switch (goal.must) {
    case "at_least":
      return reached >= goal.limit;
    case "at_most":
      return reached <= goal.limit;
  }
}
