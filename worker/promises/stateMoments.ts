import {
  type CustomerFacts,
  decide,
  type LevelEvent,
  pauseReasonOf,
  stepsDone,
  type TicketFacts,
  type TimelineEvent,
} from "#core";
import type { CurrentPolicy } from "../policy/currentPolicy.ts";

/** What a ticket's state at one instant means for its clocks. */
export type StateSaid = {
  readonly level: Omit<LevelEvent, "at" | "kind">;
  readonly stepsDone: readonly string[];
  readonly pauseReason: string | null;
};

/** Null on our own task tickets, which are promised nothing. */
export function stateSaid(
  { policy, version }: CurrentPolicy,
  ticket: TicketFacts,
  customer: CustomerFacts | null,
  now: string,
): StateSaid | null {
  const decision = decide(policy, { customer, ticket }, now).ticket;
  if (decision === null) return null;
  const level = {
    ...decision.level,
    segments: decision.level.segments.toSorted(),
    organizationId: ticket.organizationId,
    policyVersion: version,
  };
  return {
    level,
    stepsDone: stepsDone(policy, ticket, level, customer),
    pauseReason: pauseReasonOf(policy, ticket, level),
  };
}

/** The state as moments: true whatever else happened before or after, so their order of arrival is all the same. */
export function momentsOfState(said: StateSaid, at: string): readonly TimelineEvent[] {
  return [
    { at, kind: "level", ...said.level },
    ...said.stepsDone.map((step) => ({ at, kind: "step_done", step }) as const),
    ...(said.pauseReason === null ? [] : [{ at, kind: "pause_reason", reason: said.pauseReason } as const]),
  ];
}
