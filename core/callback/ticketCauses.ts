import { momentsOf } from "../clock/moments.ts";
import type { CallbackCause } from "../contract/callback.ts";
import type { InstantText } from "../contract/facts.ts";
import type { TicketTimeline } from "../contract/timeline.ts";
import { instantText } from "../time/instant.ts";

/** A cause with what happened on its ticket afterwards. */
export type TicketCause = {
  readonly cause: Extract<CallbackCause, { kind: "ticket" }>;
  /** First reopening after it. */
  readonly reopenedAt: InstantText | null;
  /** First time the customer wrote after it. */
  readonly wroteAt: InstantText | null;
  /** When the ticket was deleted; null: it was not, or was restored. */
  readonly deletedAt: InstantText | null;
};

/** A word in the key of the urgencies and problem types that make a ticket a complaint: "complaint", "complaint_quality". */
export const COMPLAINT = "complaint";

const isOfComplaints = (key: string | null): boolean => key?.split("_").includes(COMPLAINT) ?? false;

/**
 * What on a ticket calls for callbacks: each solving (closing alone is none: Zendesk closes merged tickets), and the
 * moment it became a complaint. From the whole history, so the order of arrival does not matter.
 */
export function ticketCauses(timeline: TicketTimeline, now: InstantText): readonly TicketCause[] {
  const { ticketId } = timeline;
  const causes: { -readonly [Key in keyof TicketCause]: TicketCause[Key] }[] = [];
  let isOver = false;
  let episode = 0;
  let isComplaint = false;
  const make = (event: "ticket_solved" | "complaint", number: number, at: InstantText): void => {
    const cause = { kind: "ticket", event, ticketId, episode: number, at } as const;
    causes.push({ cause, reopenedAt: null, wroteAt: null, deletedAt: null });
  };
  for (const { at, event } of momentsOf(timeline, now)) {
    const time = instantText(at);
    if (event.kind === "public_comment_by_customer") {
      for (const each of causes) if (each.cause.at < time) each.wroteAt ??= time;
    }
    if (event.kind === "level" && !isComplaint) {
      isComplaint = isOfComplaints(event.urgency) || isOfComplaints(event.problemType);
      if (isComplaint) make("complaint", 1, time);
    }
    if (event.kind !== "status") continue;
    for (const each of causes) each.deletedAt = event.status === "deleted" ? (each.deletedAt ?? time) : null;
    const isNowOver = event.status === "solved" || event.status === "closed" || event.status === "deleted";
    if (event.status === "solved" && !isOver) {
      episode += 1;
      make("ticket_solved", episode, time);
    }
    if (isOver && !isNowOver) {
      for (const each of causes) if (each.cause.event === "ticket_solved") each.reopenedAt ??= time;
    }
    isOver = isNowOver;
  }
  return causes;
}
