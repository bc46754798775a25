import { deadlinesOf } from "../clock/deadlinesOf.ts";
import type { BriefReply } from "../contract/brief.ts";
import type { Clock } from "../contract/clock.ts";
import type { InstantText } from "../contract/facts.ts";
import type { Policy } from "../policy/policy.ts";
import { briefReply } from "../reply/chooseReplies.ts";
import { instantOf } from "../time/instant.ts";

/** The replies that open, late clocks offer the agent as the next thing to say (B17), each once. */
export function offeredReplies(
  policy: Policy,
  clocks: readonly Clock[],
  now: InstantText,
): readonly BriefReply[] {
  const late = clocks.filter((clock) => clock.state === "breached" && clock.fulfilledAt === null);
  const keys = deadlinesOf(policy, late)
    .filter(({ at }) => instantOf(at) <= instantOf(now))
    .flatMap(({ actions }) => actions.flatMap((action) => (action.do === "offer_reply" ? action.reply : [])));
  return [...new Set(keys)].flatMap((key) => {
    const reply = policy.replies.find((one) => one.key === key && one.channel === "public_reply");
    return reply === undefined ? [] : [briefReply(reply)];
  });
}
