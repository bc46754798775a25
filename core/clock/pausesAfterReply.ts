import type { InstantText } from "../contract/facts.ts";
import type { TicketTimeline } from "../contract/timeline.ts";
import type { Policy } from "../policy/policy.ts";
import { clocksOf } from "./clocksOf.ts";

/** How long one kind of clock of a ticket stood still although the customer had already replied (I8). */
export type PauseAfterReply = {
  /** The metric, or "step:<key>". */
  readonly key: string;
  /** Key of the policy's service level entry that promised it last. */
  readonly serviceLevel: string;
  /** Open seconds of its schedule. */
  readonly seconds: number;
};

/**
 * The pauses within `[from, to)`, the longest first; clocks without any are missing. The clocks of a ticket stand still
 * at the same time, so seconds of different keys are not to be added up.
 * @param earlier older policies by version, for what ran under them.
 */
export function pausesAfterReply(
  policy: Policy,
  timeline: TicketTimeline,
  { from, to }: { readonly from: InstantText; readonly to: InstantText },
  earlier?: ReadonlyMap<number, Policy>,
): readonly PauseAfterReply[] {
  const before = new Map(
    clocksOf(policy, timeline, from, earlier).map(({ id, pausedAfterReplySeconds }) => [
      id,
      pausedAfterReplySeconds,
    ]),
  );
  const pauses = new Map<string, PauseAfterReply>();
  for (const { id, key, serviceLevel, pausedAfterReplySeconds } of clocksOf(policy, timeline, to, earlier)) {
    const added = pausedAfterReplySeconds - (before.get(id) ?? 0);
    if (added <= 0) continue;
    pauses.set(key, { key, serviceLevel, seconds: (pauses.get(key)?.seconds ?? 0) + added });
  }
  return [...pauses.values()].toSorted((a, b) => b.seconds - a.seconds || (a.key < b.key ? -1 : 1));
}
