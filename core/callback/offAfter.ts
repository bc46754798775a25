import type { CallbackSkip } from "../contract/callback.ts";
import type { InstantText } from "../contract/facts.ts";
import type { CallbackRule } from "./callbackRule.ts";

/** What happened to a cause afterwards, and makes a call about it needless by this rule; null: nothing. */
export function offAfter(
  { skipIf }: Pick<CallbackRule, "skipIf">,
  after: { readonly reopenedAt: InstantText | null; readonly wroteAt: InstantText | null },
): { readonly at: InstantText; readonly because: CallbackSkip } | null {
  const { reopenedAt, wroteAt } = after;
  if (skipIf.includes("reopened") && reopenedAt !== null) return { at: reopenedAt, because: "reopened" };
  if (skipIf.includes("customer_wrote") && wroteAt !== null)
    return { at: wroteAt, because: "customer_wrote" };
  return null;
}
