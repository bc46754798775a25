import type { CustomerFacts, InstantText } from "../contract/facts.ts";
import type { CustomerMove, PolicyPreview } from "../contract/policyPreview.ts";
import type { Policy } from "../policy/policy.ts";
import { NO_PREVIEW } from "./addPreviews.ts";
import { type CutOffs, type Judged, judgedCustomers } from "./judgedCustomers.ts";

/**
 * Who would move under a draft, among these customers: a page of all of them where `counted` has the top p % over all.
 * @param counted null: top p % is counted over these customers.
 */
export function previewCustomers(
  current: Policy,
  draft: Policy,
  customers: readonly CustomerFacts[],
  counted: CutOffs | null,
  now: InstantText,
): PolicyPreview {
  const before = judgedCustomers(current, customers, counted, now);
  const after = judgedCustomers(draft, customers, counted, now);
  const moves = customers.flatMap((customer) => {
    const [was, is] = [before.get(customer.id), after.get(customer.id)];
    return was === undefined || is === undefined ? [] : (moveOf(draft, customer, was, is) ?? []);
  });
  const atOnce = moves.filter(({ at }) => at === null);
  const movesUp = atOnce.filter(({ direction }) => direction === "up").length;
  const counts = {
    ...NO_PREVIEW.counts,
    customers: customers.length,
    movesUp,
    movesDown: atOnce.length - movesUp,
    announced: moves.length - atOnce.length,
  };
  return { ...NO_PREVIEW, counts, moves };
}

function moveOf(
  draft: Policy,
  { id, name }: CustomerFacts,
  { decision: was }: Judged,
  { decision: is }: Judged,
): CustomerMove | null {
  const move = (to: string, at: InstantText | null): CustomerMove => {
    const place = (tier: string): number => draft.tiers.find(({ key }) => key === tier)?.place ?? -1;
    return { id, name, from: was.tier, to, direction: place(to) < place(was.tier) ? "up" : "down", at };
  };
  if (is.tier !== was.tier) return move(is.tier, null);
  if (is.because.kind !== "kept") return null;
  const wasComing = was.because.kind === "kept" ? was.because.coming : null;
  return is.because.coming === wasComing ? null : move(is.because.coming, is.because.until);
}
