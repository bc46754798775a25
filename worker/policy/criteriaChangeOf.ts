import { needsReason, type Policy } from "#core";
import type { Shell } from "../shell.ts";
import { criteriaChangedAt } from "../store/audit.ts";

/** What a new policy does to the criteria of the tiers (A17). */
export type CriteriaChange =
  | { readonly kind: "same" }
  | { readonly kind: "changed"; readonly reason: string | null }
  | { readonly kind: "refused"; readonly problem: string };

/** Within a year of the last change another one needs a reason of its own; without it the last good policy goes on. */
export async function criteriaChangeOf(
  shell: Shell,
  before: Policy | null,
  next: Policy,
): Promise<CriteriaChange> {
  if (before === null) return { kind: "same" };
  const changedAt = await criteriaChangedAt(shell.db);
  const { changes, needsReason: isNeeded, freeFrom } = needsReason(before, next, changedAt, shell.nowText);
  if (changes.length === 0) return { kind: "same" };
  const { reason } = next.document.criteria;
  const isNew = reason !== null && reason !== before.document.criteria.reason;
  if (!isNeeded || isNew) return { kind: "changed", reason: isNew ? reason : null };
  const paths = changes.map(({ path }) => path).join(", ");
  return {
    kind: "refused",
    problem: `${paths}: the criteria last changed on ${dayOf(changedAt)}. Until ${dayOf(freeFrom)} another change needs a reason: write it as criteria.reason.`,
  };
}

const dayOf = (instant: string | null): string => instant?.slice(0, 10) ?? "";
