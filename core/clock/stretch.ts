import type { TicketStatus } from "../contract/facts.ts";
import type { LevelEvent } from "../contract/timeline.ts";
import type { Policy, PolicyPromise } from "../policy/policy.ts";
import { promiseFor } from "../policy/promiseFor.ts";
import type { Instant } from "../time/instant.ts";
import type { Moment } from "./moments.ts";

/** A span `[from, to)` of a ticket's life in which nothing about it changed; `to: null` is the one that goes on. */
export type Stretch = {
  readonly from: Instant;
  readonly to: Instant | null;
  readonly status: TicketStatus;
  /** The policy whose schedules count, and what it promises; null: nothing. */
  readonly policy: Policy;
  readonly promise: PolicyPromise | null;
  readonly pauseReason: string | null;
  /** The customer has written since the last answer (beyond the request itself). */
  readonly customerWaits: boolean;
};

/** Which policy was in force under a version number; today's where it is not known. */
export type PolicyOfVersion = (version: number | null) => Policy;

/** The ticket's life as stretches, from its first event on. Before its first level, that level already counts. */
export function stretchesOf(moments: readonly Moment[], policyOf: PolicyOfVersion): readonly Stretch[] {
  const first = moments[0];
  const level = moments.find(({ event }) => event.kind === "level")?.event;
  if (first === undefined || level?.kind !== "level") return [];
  const stretches: Stretch[] = [];
  let current: Stretch = { ...start(first.at), ...promised(level, policyOf) };
  for (const { at, event } of moments) {
    if (at > current.from) {
      stretches.push({ ...current, to: at });
      current = { ...current, from: at };
    }
    switch (event.kind) {
      case "status":
        current = { ...current, status: event.status };
        break;
      case "level":
        current = { ...current, ...promised(event, policyOf) };
        break;
      case "pause_reason":
        current = { ...current, pauseReason: event.reason };
        break;
      case "public_comment_by_customer":
        current = { ...current, customerWaits: at > first.at };
        break;
      case "public_reply_by_agent":
        current = { ...current, customerWaits: false };
        break;
      case "created":
      case "assigned":
      case "step_done":
        break;
    }
  }
  return [...stretches, current];
}

const start = (from: Instant): Omit<Stretch, "policy" | "promise"> => ({
  from,
  to: null,
  status: "new",
  pauseReason: null,
  customerWaits: false,
});

function promised(level: LevelEvent, policyOf: PolicyOfVersion): Pick<Stretch, "policy" | "promise"> {
  const policy = policyOf(level.policyVersion ?? null);
  return { policy, promise: promiseFor(policy, level) };
}
