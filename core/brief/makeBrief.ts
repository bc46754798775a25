import { clocksOf } from "../clock/clocksOf.ts";
import { ownerOf } from "../clock/ownerOf.ts";
import { withComputedFacts } from "../conditions/computedFacts.ts";
import type { Brief, BriefReply, BriefServiceLevel, BriefTier } from "../contract/brief.ts";
import type { Decision } from "../contract/decision.ts";
import type { TierBecause } from "../contract/explanation.ts";
import type { CustomerFacts, InstantText, TicketFacts } from "../contract/facts.ts";
import type { TicketTimeline } from "../contract/timeline.ts";
import { decide } from "../decide/decide.ts";
import type { Policy } from "../policy/policy.ts";
import { chooseReplies } from "../reply/chooseReplies.ts";
import { segmentsOf } from "../segment/segmentsOf.ts";
import { taskKindOf } from "../service-level/taskKind.ts";
import { whatWouldChange } from "../tier/whatWouldChange.ts";
import { visitStanding } from "../visit/visitStanding.ts";
import type { VisitRow } from "../visit/visitRow.ts";
import { briefPromises } from "./briefPromises.ts";
import { offeredReplies } from "./offeredReplies.ts";

/** What the shell knows about a ticket. `inZendesk`: option values that Zendesk's fields hold, null when empty. */
export type BriefFacts = {
  readonly policyVersion: number;
  /** Why the newest policy is not in force (the last good one is); null: it is. */
  readonly policyProblem: string | null;
  readonly ticket: TicketFacts;
  readonly customer: CustomerFacts | null;
  readonly visits: readonly VisitRow[];
  readonly inZendesk: { readonly tierOption: string | null; readonly serviceLevelOption: string | null };
  /** With it the brief also holds promises, owner and what would change the tier. */
  readonly timeline?: TicketTimeline;
  /** Older policies by version, for what ran under them. */
  readonly earlierPolicies?: ReadonlyMap<number, Policy>;
  /** Names of agents by user id, as far as they are known. */
  readonly agentNames?: ReadonlyMap<number, string>;
};

/** All that the sidebar shows about a ticket: the same decision the Worker acts on, with what is promised beside it. */
export function makeBrief(policy: Policy, facts: BriefFacts, now: InstantText): Brief {
  const { ticket, inZendesk } = facts;
  const customer = facts.customer && withComputedFacts(policy, facts.customer, now);
  const decision = decide(policy, { ticket, customer }, now);
  const segments = segmentsOf(policy, customer, decision.tier.tier);
  const segmentKeys = segments.map(({ key }) => key);
  return {
    asOf: now,
    policy: { version: facts.policyVersion, name: policy.name, problem: facts.policyProblem },
    ticket: { id: ticket.id, kind: taskKindOf(ticket.externalId) ?? "request" },
    customer: customer && { id: customer.id, name: customer.name },
    tier: briefTier(policy, decision, facts),
    segments: segments.map(({ key, title }) => ({ key, title })),
    serviceLevel: briefServiceLevel(policy, decision, inZendesk.serviceLevelOption),
    visits:
      customer &&
      visitStanding(
        policy,
        {
          tier: decision.tier.tier,
          visits: facts.visits,
          segments: segmentKeys,
          contractStart: contractStart(policy, customer, decision.tier.tier),
        },
        now,
      ),
    ...withPromises(
      policy,
      facts,
      chooseReplies(policy, {
        tier: decision.tier.tier,
        urgency: decision.ticket?.urgency ?? null,
        status: ticket.status,
        segments: segmentKeys,
        customer,
        ticket,
      }),
      now,
    ),
    ...(facts.timeline === undefined || customer === null
      ? {}
      : { whatWouldChange: whatWouldChange(policy, customer, decision.tier.tier) }),
  };
}

/** The replies, and what the timeline adds; a late promise puts its prepared apology first (B17). */
function withPromises(
  policy: Policy,
  { ticket, timeline, earlierPolicies, agentNames }: BriefFacts,
  replies: readonly BriefReply[],
  now: InstantText,
): Pick<Brief, "replies" | "promises" | "owner"> {
  if (timeline === undefined) return { replies };
  if (taskKindOf(ticket.externalId) !== null) return { replies, promises: [], owner: null };
  const clocks = clocksOf(policy, timeline, now, earlierPolicies);
  const offered = offeredReplies(policy, clocks, now);
  const owner = ownerOf(policy, timeline, now);
  return {
    replies: [...offered, ...replies.filter(({ key }) => !offered.some((one) => one.key === key))],
    promises: briefPromises(policy, clocks, now),
    owner: owner && {
      id: owner.agentId,
      name: agentNames?.get(owner.agentId) ?? null,
      since: owner.since,
    },
  };
}

function briefTier(
  policy: Policy,
  { tier: decided }: Decision,
  { inZendesk, agentNames }: BriefFacts,
): BriefTier {
  const tier = policy.tiers.find(({ key }) => key === decided.tier) ?? policy.defaultTier;
  return {
    key: tier.key,
    title: tier.title,
    optionValue: tier.optionValue,
    colour: tier.colour,
    since: decided.standing?.since ?? null,
    because: withName(decided.because, agentNames),
    // Without an organization there is no field to write.
    isInZendesk: decided.optionValue === null || decided.optionValue === inZendesk.tierOption,
  };
}

/** People are shown by name, never by number. */
function withName(because: TierBecause, agentNames: BriefFacts["agentNames"]): TierBecause {
  if (because.kind !== "override" || because.by === null || !/^\d+$/.test(because.by)) return because;
  return { ...because, by: agentNames?.get(Number(because.by)) ?? null };
}

function briefServiceLevel(
  policy: Policy,
  { ticket }: Decision,
  inZendesk: string | null,
): BriefServiceLevel | null {
  if (ticket === null) return null;
  // A ticket that can't change any more keeps the level it has, or none.
  const optionValue = ticket.serviceLevel ?? inZendesk;
  const level = policy.serviceLevels.find((one) => one.optionValue === optionValue);
  const urgency = policy.urgencies.find(({ key }) => key === level?.urgency);
  if (level === undefined || urgency === undefined) return null;
  const isDecided = level.tier === ticket.because.tier && level.urgency === ticket.because.urgency;
  return {
    optionValue: level.optionValue,
    title: level.title,
    urgency: { key: urgency.key, title: urgency.title },
    because: isDecided
      ? ticket.because
      : { tier: level.tier, urgency: level.urgency, when: null, clause: level.promise?.clause ?? null },
    isInZendesk: level.optionValue === inZendesk,
  };
}

function contractStart(policy: Policy, { facts }: CustomerFacts, tier: string): string | null {
  const quota = policy.document.visits.quotas.find(({ tiers }) => tiers.includes(tier));
  const start = quota?.contractStart == null ? undefined : facts[quota.contractStart];
  return typeof start === "string" ? start : null;
}
