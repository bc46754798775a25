import type { CustomerFacts, InstantText, TicketFacts } from "../contract/facts.ts";
import type { PolicyPreview } from "../contract/policyPreview.ts";
import type { Policy } from "../policy/policy.ts";
import { addPreviews } from "./addPreviews.ts";
import { previewCustomers } from "./previewCustomers.ts";
import { previewTickets } from "./previewTickets.ts";

/** Who is looked at: all customers (top p % is counted over them), and as many tickets as one likes. */
export type PreviewFacts = {
  readonly customers: readonly CustomerFacts[];
  readonly tickets: readonly TicketFacts[];
};

/**
 * Runs a draft beside the policy in force over the same facts (I7): who moves, which levels and promises change.
 * For more customers than fit at once, see `previewCustomers` and `previewTickets`.
 */
export function previewPolicy(
  current: Policy,
  draft: Policy,
  facts: PreviewFacts,
  now: InstantText,
): PolicyPreview {
  return addPreviews(
    previewCustomers(current, draft, facts.customers, null, now),
    previewTickets(current, draft, facts, null, now),
  );
}
