import {
  type Clock,
  clocksOf,
  type LevelEvent,
  type Policy,
  type TicketTimeline,
  type TimelineEvent,
} from "#core";
import { small } from "../smallPolicy.ts";

const WEEKDAYS = Object.fromEntries(["mon", "tue", "wed", "thu", "fri"].map((day) => [day, ["09:00-17:00"]]));

/** The small policy with one promise on a plain office week in UTC. Friday is 2026-11-20. */
export function promising(
  promise: { readonly [key: string]: unknown },
  more: { readonly [section: string]: unknown } = {},
): Policy {
  return small({
    schedules: [{ key: "office", title: "Office", zone: "Etc/UTC", week: WEEKDAYS }],
    roles: [
      { key: "lead", title: "Lead", resolve: [{ by: "assignee" }] },
      { key: "boss", title: "Boss", resolve: [{ by: "assignee" }] },
    ],
    serviceLevels: [
      {
        key: "all",
        tiers: ["gold", "silver", "plain"],
        urgencies: ["urgent", "general"],
        schedule: "office",
        ...promise,
      },
    ],
    ...more,
  });
}

export const GENERAL: Omit<LevelEvent, "at"> = {
  kind: "level",
  tier: "plain",
  urgency: "general",
  segments: [],
  problemType: null,
};

/** A ticket of November 2026 that was created and judged at "20 16:00" (day and time, UTC), and what came then. */
export function history(created: string, ...events: readonly TimelineEvent[]): TicketTimeline {
  return {
    ticketId: 42,
    events: [{ at: on(created), kind: "created" }, { at: on(created), ...GENERAL }, ...events],
  };
}

/** "20 16:00" as an instant of November 2026. */
export const on = (dayAndTime: string): string => `2026-11-${dayAndTime.replace(" ", "T")}:00Z`;

export const status = (
  at: string,
  to: "new" | "open" | "pending" | "hold" | "solved" | "closed" | "deleted",
) => ({ at: on(at), kind: "status", status: to }) satisfies TimelineEvent;
export const answer = (at: string, agentId: number | null = 3) =>
  ({ at: on(at), kind: "public_reply_by_agent", agentId }) satisfies TimelineEvent;
export const message = (at: string) =>
  ({ at: on(at), kind: "public_comment_by_customer" }) satisfies TimelineEvent;
export const step = (at: string, key: string) =>
  ({ at: on(at), kind: "step_done", step: key }) satisfies TimelineEvent;

/** The clocks of one metric (or "step:<key>"), in the order they started. */
export function clocks(policy: Policy, timeline: TicketTimeline, now: string, key: string): readonly Clock[] {
  return clocksOf(policy, timeline, on(now))
    .filter((clock) => clock.key === key)
    .toSorted((a, b) => a.episode - b.episode);
}

/** The only clock of a metric. */
export function clock(policy: Policy, timeline: TicketTimeline, now: string, key: string): Clock {
  const [found, ...more] = clocks(policy, timeline, now, key);
  if (found === undefined || more.length > 0) throw new Error(`not exactly one clock: ${key}`);
  return found;
}
