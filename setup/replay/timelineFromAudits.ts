import {
  type CustomerFacts,
  momentsInSave,
  pauseReasonOf,
  type Policy,
  serviceLevelOf,
  stepsDone,
  subjectWordsIn,
  type TicketState,
  ticketStates,
  type TicketTimeline,
  type TimelineEvent,
  withComputedFacts,
} from "#core";
import { savesInAudits, type Ticket, type TicketAudit } from "#zendesk";
import { ticketToday } from "./ticketToday.ts";

/** What audits can't say: whose ticket it was, and by which rules. */
export type Surroundings = {
  /** As it is today: what its segments were before is known to nobody. */
  readonly customer: CustomerFacts | null;
  /** Tiers the customer came to have, oldest first; `previous` is null at the first judgement. */
  readonly tiers: readonly { readonly at: string; readonly tier: string }[];
  /** Good versions, oldest first; the first was in force when the ticket came in, or is the oldest there is. */
  readonly policies: readonly {
    readonly version: number;
    readonly seenAt: string;
    readonly policy: Policy;
  }[];
  /** Users who are agents or admins: their public comments are answers. */
  readonly staff: ReadonlySet<number>;
};

/**
 * A ticket's history as Zendesk's audits tell it, each event at the time of its save: what the Worker would have
 * noted, had it heard everything. Pure; the order of the audits does not matter.
 * Source: facts of `GET /api/v2/tickets/{id}/audits`.
 */
export function timelineFromAudits(
  ticket: Ticket,
  audits: readonly TicketAudit[],
  around: Surroundings,
): TicketTimeline {
  const saves = savesInAudits(audits);
  const created = cut(ticket.created_at);
  const events: TimelineEvent[] = [
    { at: created, kind: "created" },
    ...saves.flatMap((each) => momentsInSave(each, around.staff)),
    ...stateMoments(ticketStates(ticketToday(ticket), saves), around),
  ];
  return { ticketId: ticket.id, events };
}

/** Level, steps and pause reason at every instant at which one of them could have changed. */
function stateMoments(states: readonly TicketState[], around: Surroundings): readonly TimelineEvent[] {
  const [first] = states;
  if (first === undefined) return [];
  const instants = new Set([
    ...states.map(({ at }) => at),
    ...[...around.tiers.map(({ at }) => cut(at)), ...around.policies.map(({ seenAt }) => cut(seenAt))].filter(
      (at) => at > first.at,
    ),
  ]);
  const events: TimelineEvent[] = [];
  let reason: string | null = null;
  const done = new Set<string>();
  for (const at of [...instants].toSorted()) {
    const state = states.findLast((each) => each.at <= at) ?? first;
    const said = saidAt(state, at, around);
    if (said === null) continue;
    events.push({ at, kind: "level", ...said.level });
    for (const step of said.steps) {
      if (!done.has(step)) events.push({ at, kind: "step_done", step });
      done.add(step);
    }
    if (said.reason !== reason) events.push({ at, kind: "pause_reason", reason: said.reason });
    reason = said.reason;
  }
  return events;
}

function saidAt(state: TicketState, at: string, { customer, tiers, policies }: Surroundings) {
  const inForce = policies.findLast(({ seenAt }) => cut(seenAt) <= at) ?? policies[0];
  if (inForce === undefined) return null;
  const { policy, version } = inForce;
  const had = tiers.findLast((each) => cut(each.at) <= at) ?? tiers[0];
  const tier = policy.tiers.find(({ key }) => key === had?.tier)?.key ?? policy.defaultTier.key;
  const ours = new Set(policy.serviceLevels.map(({ optionValue }) => optionValue));
  const whole = { ...state.facts, subjectWords: subjectWordsIn(state.subject, policy.reads.subjectWords) };
  // The tags of our own field say what we wrote, not what the ticket is like.
  const ticket = { ...whole, tags: whole.tags.filter((tag) => !ours.has(tag)).toSorted() };
  const known = customer === null ? null : withComputedFacts(policy, customer, at);
  const { urgency, segments, problemType } = serviceLevelOf(policy, ticket, tier, known);
  const level = { tier, urgency, segments: segments.toSorted(), problemType, policyVersion: version };
  return {
    level,
    steps: stepsDone(policy, ticket, level, known),
    reason: pauseReasonOf(policy, ticket, level),
  };
}

function cut(time: string): string {
  return `${new Date(time).toISOString().slice(0, 19)}Z`;
}
