import type { TimelineEvent } from "#core";
import { momentText } from "../store/ticketMoments.ts";

/** Whether a history has this event, at the same second or the one beside it: Zendesk's records may be cut differently. */
export function isKnown(event: TimelineEvent, history: readonly TimelineEvent[]): boolean {
  const text = momentText({ ...event, at: "" });
  return history.some(
    (known) => secondsApart(known.at, event.at) <= 1 && momentText({ ...known, at: "" }) === text,
  );
}

/** Infinite where one of them is no readable time. */
export function secondsApart(one: string, other: string): number {
  const apart = Math.abs(Date.parse(one) - Date.parse(other)) / 1000;
  return Number.isNaN(apart) ? Number.POSITIVE_INFINITY : apart;
}
