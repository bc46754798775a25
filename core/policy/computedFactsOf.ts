import { conditionPlaces } from "./checkConditions.ts";
import type { PolicyComputedFact } from "./policy.ts";
import type { PolicyDocument } from "./schema/document.ts";

/** The facts that change with the calendar, each with the day counts at which a customer or its tickets may fare otherwise. */
export function computedFactsOf(document: PolicyDocument): readonly PolicyComputedFact[] {
  const conditions = conditionPlaces(document)
    .filter(({ scope }) => scope !== "reply" && scope !== "offer")
    .flatMap(({ set }) => [...set.all, ...set.any]);
  return document.facts.flatMap(({ key, daysSince }) => {
    if (daysSince === null) return [];
    const limits = conditions.flatMap(({ field, value }) =>
      field === key && typeof value === "number" ? [Math.floor(value)] : [],
    );
    // Whatever the operator, whole days fare otherwise when they reach the limit or pass it.
    const turns = new Set(limits.flatMap((limit) => [limit, limit + 1]));
    return [{ key, date: daysSince, turns: [...turns].toSorted((one, other) => one - other) }];
  });
}
