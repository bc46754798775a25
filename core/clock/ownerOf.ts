import type { InstantText } from "../contract/facts.ts";
import type { TicketTimeline } from "../contract/timeline.ts";
import type { Policy } from "../policy/policy.ts";
import { instantText } from "../time/instant.ts";
import { momentsOf } from "./moments.ts";

/** First-contact responsibility (C3). */
export type TicketOwner = { readonly agentId: number; readonly since: InstantText };

/**
 * The first agent who answered publicly owns the ticket to its end, whoever it is assigned to later.
 * Null: nobody has, or the policy has no such rule.
 */
export function ownerOf(policy: Policy, timeline: TicketTimeline, now: InstantText): TicketOwner | null {
  if (!policy.document.ownership.firstResponder) return null;
  for (const { at, event } of momentsOf(timeline, now)) {
    if (event.kind === "public_reply_by_agent" && event.agentId !== null) {
      return { agentId: event.agentId, since: instantText(at) };
    }
  }
  return null;
}
