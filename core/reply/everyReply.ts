import type { BriefReply } from "../contract/brief.ts";
import type { Policy } from "../policy/policy.ts";
import { briefReply } from "./briefReply.ts";

/** A reply whoever searches may find, whether or not it fits a ticket. `call_script`: to be said, not to be sent. */
export type SearchedReply = BriefReply & { readonly channel: "public_reply" | "call_script" };

/** All replies and call scripts of a policy, in its order; snippets are none. */
export function everyReply(policy: Policy): readonly SearchedReply[] {
  return policy.replies.map((reply) => ({ ...briefReply(reply), channel: reply.channel }));
}
