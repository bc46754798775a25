import { deadlinesOf } from "../clock/deadlinesOf.ts";
import type { BriefReply } from "../contract/brief.ts";
import type { Clock } from "../contract/clock.ts";
import type { Deadline } from "../contract/deadline.ts";
import type { InstantText } from "../contract/facts.ts";
import type { Policy } from "../policy/policy.ts";
import type { Subject } from "../conditions/subject.ts";
import { briefReply } from "../reply/briefReply.ts";
import { instantOf } from "../time/instant.ts";

/**
 * The replies that open clocks offer the agent as the next thing to say, each once: first the apology for what is late
 * (B17), then what belongs to a step whose turn has come (D2).
 */
export function offeredReplies(
  policy: Policy,
  clocks: readonly Clock[],
  now: InstantText,
  subject?: Subject,
): readonly BriefReply[] {
  const late = clocks.filter((clock) => clock.state === "breached" && clock.fulfilledAt === null);
  const inTime = clocks.filter(({ state }) => state === "running" || state === "paused");
  // At the due instant itself it can still be met.
  const keys = [...offers(policy, late, now), ...offers(policy, inTime, now, ["start", "warning"])];
  return [...new Set(keys)].flatMap((key) => {
    const reply = policy.replies.find((one) => one.key === key && one.channel === "public_reply");
    return reply === undefined ? [] : [briefReply(reply, subject)];
  });
}

const EVERY_KIND: readonly Deadline["kind"][] = ["start", "warning", "breach", "escalation"];

function offers(
  policy: Policy,
  clocks: readonly Clock[],
  now: InstantText,
  kinds = EVERY_KIND,
): readonly string[] {
  return deadlinesOf(policy, clocks)
    .filter(({ kind, at }) => kinds.includes(kind) && instantOf(at) <= instantOf(now))
    .toSorted((one, other) => Number(other.kind === "breach") - Number(one.kind === "breach"))
    .flatMap(({ actions }) => actions.flatMap((action) => (action.do === "offer_reply" ? action.reply : [])));
}
