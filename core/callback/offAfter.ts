import type { CallbackSkip } from "../contract/callback.ts";
import type { InstantText } from "../contract/facts.ts";
import type { CallbackRule } from "./callbackRule.ts";
import type { TicketCause } from "./ticketCauses.ts";

/** What happened to a cause afterwards, and makes a call about it needless by this rule; null: nothing. */
export function offAfter(
  { skipIf }: Pick<CallbackRule, "skipIf">,
  after: Pick<TicketCause, "reopenedAt" | "wroteAt" | "deletedAt">,
): { readonly at: InstantText; readonly because: CallbackSkip } | null {
  const { reopenedAt, wroteAt, deletedAt } = after;
  if (skipIf.includes("reopened") && reopenedAt !== null) return { at: reopenedAt, because: "reopened" };
  if (skipIf.includes("customer_wrote") && wroteAt !== null)
    return { at: wroteAt, because: "customer_wrote" };
  if (deletedAt !== null) return { at: deletedAt, because: "deleted" };
  return null;
}
