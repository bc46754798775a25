import type { PolicyDocument } from "../schema/document.ts";
import { one, type Reference } from "./reference.ts";

/** Names in facts, tiers and segments. */
export function classReferences(document: PolicyDocument): readonly Reference[] {
  return [
    ...document.facts.flatMap((fact, i) => one("date fact", ["facts", i, "daysSince"], fact.daysSince)),
    ...document.tiers.flatMap((tier, i) => [
      ...one("role", ["tiers", i, "dedicated"], tier.dedicated),
      ...one("numeric fact", ["tiers", i, "top", "by"], tier.top?.by ?? null),
    ]),
    ...document.segments.flatMap(({ top }, i) =>
      one("numeric fact", ["segments", i, "top", "by"], top?.by ?? null),
    ),
  ];
}
