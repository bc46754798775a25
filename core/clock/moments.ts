import type { InstantText } from "../contract/facts.ts";
import type { TicketTimeline, TimelineEvent } from "../contract/timeline.ts";
import { type Instant, instantOf } from "../time/instant.ts";

/** An event of the ticket, in order. */
export type Moment = { readonly at: Instant; readonly event: TimelineEvent };

/** Within one second: what a customer wrote is what an agent answered, and answers come before the status they set. */
const ORDER = {
  created: 0,
  level: 1,
  assigned: 2,
  public_comment_by_customer: 3,
  public_reply_by_agent: 4,
  step_done: 5,
  pause_reason: 6,
  status: 7,
} as const satisfies Record<TimelineEvent["kind"], number>;

/** The events up to now, each once, in an order that does not depend on how they arrived. */
export function momentsOf({ events }: TicketTimeline, now: InstantText): readonly Moment[] {
  const end = instantOf(now);
  const moments = new Map<string, Moment>();
  for (const event of events) {
    const at = instantOf(event.at);
    if (at <= end) moments.set(`${at} ${textOf(event)}`, { at, event });
  }
  return [...moments]
    .toSorted(
      ([textA, a], [textB, b]) =>
        a.at - b.at || ORDER[a.event.kind] - ORDER[b.event.kind] || (textA < textB ? -1 : 1),
    )
    .map(([, moment]) => moment);
}

/** The same text for the same event, however its keys are ordered. */
function textOf(event: TimelineEvent): string {
  const parts = Object.entries(event).filter(([key]) => key !== "at");
  return JSON.stringify(parts.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
