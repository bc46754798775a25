import type { InstantText } from "../contract/facts.ts";
import type { VisitFacts } from "../contract/visit.ts";
import type { Policy } from "../policy/policy.ts";
import { visitLife } from "./visitLife.ts";
import type { VisitMoment } from "./visitMoment.ts";

/** While a file that came with a comment was a visit's signature. `to` null: it still is. */
export type FileSpan = { readonly from: InstantText; readonly to: InstantText | null };

/** Since when, and until when, files are the signature of a visit; none where the policy takes no file for it. */
export function fileSpans(
  policy: Policy,
  ticket: Pick<VisitFacts, "id" | "createdAt">,
  moments: readonly VisitMoment[],
): readonly FileSpan[] {
  const steps = visitLife(policy, ticket, moments)?.steps ?? [];
  return steps.flatMap(({ at, hasFile }, place) => {
    if (!hasFile || steps[place - 1]?.hasFile === true) return [];
    return [{ from: at, to: steps.slice(place).find((step) => !step.hasFile)?.at ?? null }];
  });
}
