import type { CallbackSkip } from "../contract/callback.ts";
import type { InstantText } from "../contract/facts.ts";
import type { CallbackRule } from "./callbackRule.ts";
import { isOptedOut } from "./isOptedOut.ts";

/**
 * Why a call is not made, whatever becomes of its cause; null: it is.
 * @param customer tags of the organization. @param usefulUntil after this instant a call is of no use any more; null: it was
 * planned in time.
 */
export function skipNow(
  rule: Pick<CallbackRule, "key" | "skipIf">,
  customer: { readonly tags: readonly string[] } | null,
  usefulUntil: InstantText | null,
  now: InstantText,
): CallbackSkip | null {
  if (rule.skipIf.includes("opted_out") && isOptedOut(rule.key, customer?.tags ?? [])) return "opted_out";
  return usefulUntil !== null && now > usefulUntil ? "past_its_use" : null;
}
