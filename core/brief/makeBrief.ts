import { type CallAbout, type CallStanding, callStanding } from "../callback/callStanding.ts";
import { clocksOf } from "../clock/clocksOf.ts";
import { ownerOf } from "../clock/ownerOf.ts";
import { withComputedFacts } from "../conditions/computedFacts.ts";
import { NO_CUSTOMER, type Subject } from "../conditions/subject.ts";
import type { Brief, BriefReply, BriefServiceLevel, BriefTier } from "../contract/brief.ts";
import type { SolvedTicket } from "../contract/briefSolved.ts";
import type { Decision } from "../contract/decision.ts";
import type { TierBecause } from "../contract/explanation.ts";
import type { CustomerFacts, InstantText, TicketFacts } from "../contract/facts.ts";
import type { TicketTimeline } from "../contract/timeline.ts";
import { decide } from "../decide/decide.ts";
import type { Policy } from "../policy/policy.ts";
import { flowsFor } from "../flow/flowsFor.ts";
import { chooseReplies, type ReplyQuestion, subjectOf } from "../reply/chooseReplies.ts";
import { promiseStates } from "../reply/promiseStates.ts";
import { segmentsOf } from "../segment/segmentsOf.ts";
import { similarSolved } from "../solved/similarSolved.ts";
import { taskOf } from "../task/taskOf.ts";
import { instantOf } from "../time/instant.ts";
import { localDay } from "../time/localDay.ts";
import type { LocalDate } from "../time/localDate.ts";
import { whatWouldChange } from "../tier/whatWouldChange.ts";
import { quotaFor } from "../visit/quotaFor.ts";
import type { TierSpell } from "../visit/tierStretches.ts";
import type { VisitRow } from "../visit/visitRow.ts";
import { briefCallbacks, type OpenCallback } from "./briefCallbacks.ts";
import { briefGuard } from "./briefGuard.ts";
import { briefPromises, nextFirst } from "./briefPromises.ts";
import { briefVisits, type KnownVisits } from "./briefVisits.ts";
import { offeredReplies } from "./offeredReplies.ts";
import { outcomePromises } from "./outcomePromises.ts";
import { withVisitApology } from "./withVisitApology.ts";

/** What the shell knows about a ticket. `inZendesk`: option values that Zendesk's fields hold, null when empty. */
export type BriefFacts = {
  readonly policyVersion: number;
  /** Why the newest policy is not in force (the last good one is); null: it is. */
  readonly policyProblem: string | null;
  readonly ticket: TicketFacts;
  readonly customer: CustomerFacts | null;
  readonly visits: readonly VisitRow[];
  /** With them the brief also holds what is owed and suggested, and the list of visits. */
  readonly knownVisits?: Omit<KnownVisits, "agentNames">;
  /** Tiers held, for what is owed; left out: always the one of now. */
  readonly spells?: readonly TierSpell[];
  /** First day as a customer; null or left out: long ago. */
  readonly customerSince?: LocalDate | null;
  readonly inZendesk: { readonly tierOption: string | null; readonly serviceLevelOption: string | null };
  /** With it the brief also holds promises, owner and what would change the tier. */
  readonly timeline?: TicketTimeline;
  /** Older policies by version, for what ran under them. */
  readonly earlierPolicies?: ReadonlyMap<number, Policy>;
  /** Names of agents by user id, as far as they are known. */
  readonly agentNames?: ReadonlyMap<number, string>;
  /** What the customer had solved lately. */
  readonly solved?: readonly SolvedTicket[];
  /** Open callbacks of the customer; and those of the agent who asks, null where nobody says who asks. */
  readonly callbacks?: {
    readonly open: readonly OpenCallback[];
    readonly own: readonly OpenCallback[] | null;
    /** Left out: only the open ones are known. */
    readonly about?: CallsAbout;
  };
};

/** Callbacks about this ticket and about visits, whatever became of them; `asked`: the visits whose calls are all here. */
export type CallsAbout = { readonly asked: readonly number[]; readonly calls: readonly CallAbout[] };

/** All that the sidebar shows about a ticket: the same decision the Worker acts on, with what is promised beside it. */
export function makeBrief(policy: Policy, facts: BriefFacts, now: InstantText): Brief {
  const { ticket, inZendesk } = facts;
  const customer = facts.customer && withComputedFacts(policy, facts.customer, now);
  const decision = decide(policy, { ticket, customer }, now);
  const segments = segmentsOf(policy, customer, decision.tier.tier);
  const segmentKeys = segments.map(({ key }) => key);
  const subject: Subject = {
    ...(customer ?? NO_CUSTOMER),
    ticket,
    tier: decision.tier.tier,
    urgency: decision.ticket?.urgency ?? null,
    segments: segmentKeys,
  };
  return {
    asOf: now,
    policy: { version: facts.policyVersion, name: policy.name, problem: facts.policyProblem },
    ticket: { id: ticket.id, kind: taskOf(policy, ticket) ?? "request" },
    customer: customer && { id: customer.id, name: customer.name },
    tier: briefTier(policy, decision, facts),
    segments: segments.map(({ key, title }) => ({ key, title })),
    serviceLevel: briefServiceLevel(policy, decision, inZendesk.serviceLevelOption),
    visits:
      customer &&
      briefVisits(
        policy,
        {
          tier: decision.tier.tier,
          visits: facts.visits,
          segments: segmentKeys,
          contractStart: contractStart(policy, customer, decision.tier.tier, segmentKeys),
          startsOn: facts.customerSince ?? null,
          ...(facts.spells === undefined ? {} : { spells: facts.spells }),
        },
        knownVisits(facts, now),
        now,
      ),
    ...withCallbacks(policy, facts, now),
    ...withFlows(policy, subject),
    ...withHistory(policy, subject, facts),
    ...withPromises(
      policy,
      facts,
      {
        tier: decision.tier.tier,
        urgency: decision.ticket?.urgency ?? null,
        status: ticket.status,
        segments: segmentKeys,
        customer,
        ticket,
      },
      now,
    ),
    guard: briefGuard(policy, { ticket, customer }, decision, segmentKeys),
    ...(facts.timeline === undefined || customer === null
      ? {}
      : { whatWouldChange: whatWouldChange(policy, customer, headedFor(decision)) }),
  };
}

function withFlows(policy: Policy, subject: Subject): Pick<Brief, "flows"> {
  const flows = flowsFor(policy, subject);
  return flows.length === 0 ? {} : { flows };
}

function withHistory(
  policy: Policy,
  subject: Subject,
  { ticket, solved }: BriefFacts,
): Pick<Brief, "history"> {
  if (solved === undefined || taskOf(policy, ticket) !== null) return {};
  return { history: similarSolved(policy, subject, solved) };
}

/** The calls that are owed: to this customer, and by the agent who asks until the end of the policy's day. */
function withCallbacks(
  policy: Policy,
  { callbacks, customer }: BriefFacts,
  now: InstantText,
): Pick<Brief, "callbacks" | "ownCallbacks"> {
  if (callbacks === undefined) return {};
  const zone = policy.document.schedules[0]?.zone ?? "Etc/UTC";
  const today = localDay(zone, instantOf(now));
  const own = callbacks.own?.filter(({ slotAt }) => localDay(zone, instantOf(slotAt)) <= today) ?? null;
  return {
    callbacks: briefCallbacks(policy, callbacks.open, { customer }, now),
    ...(own === null ? {} : { ownCallbacks: briefCallbacks(policy, own, null, now) }),
  };
}

/** A tier that is kept only for a while is among what the facts would have to lead to again. */
const headedFor = ({ tier: { tier, because } }: Decision): string =>
  because.kind === "kept" ? because.coming : tier;

/** More would weigh on every look at a ticket; the app asks for the rest when somebody searches. */
const REPLIES_AT_MOST = 40;

const bestOf = (replies: readonly BriefReply[]): readonly BriefReply[] => replies.slice(0, REPLIES_AT_MOST);

/** The replies, and what the timeline adds; a late promise puts its prepared apology first (B17). */
function withPromises(
  policy: Policy,
  { ticket, timeline, earlierPolicies, agentNames, knownVisits: known, callbacks }: BriefFacts,
  question: ReplyQuestion,
  now: InstantText,
): Pick<Brief, "replies" | "promises" | "owner"> {
  if (timeline === undefined || taskOf(policy, ticket) !== null) {
    const visit = known?.latest.find(({ id }) => id === ticket.id);
    const best = chooseReplies(policy, question);
    const replies = bestOf(withVisitApology(policy, visit, best, now, subjectOf(question)));
    return timeline === undefined ? { replies } : { replies, promises: [], owner: null };
  }
  const clocks = clocksOf(policy, timeline, now, earlierPolicies);
  const asked = { ...question, promises: promiseStates(clocks, now) };
  const offered = offeredReplies(policy, clocks, now, subjectOf(asked));
  const others = chooseReplies(policy, asked).filter(({ key }) => !offered.some((one) => one.key === key));
  const owner = ownerOf(policy, timeline, now);
  return {
    replies: bestOf([...offered, ...others]),
    promises: [
      ...outcomePromises(policy, ticket, timeline, callbacks?.about?.calls ?? callbacks?.open ?? [], now),
      ...briefPromises(policy, clocks, now),
    ].toSorted(nextFirst),
    owner: owner && {
      id: owner.agentId,
      name: agentNames?.get(owner.agentId) ?? null,
      since: owner.since,
    },
  };
}

/** The decided tier with its reasons as the card shows it. */
export function briefTier(
  policy: Policy,
  { tier: decided }: Decision,
  { inZendesk, agentNames }: Pick<BriefFacts, "inZendesk" | "agentNames">,
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

/** Of the calls about visits those are known that are open, and all about the visits that were asked for. */
export function knownVisits(
  { knownVisits: known, callbacks, agentNames }: Pick<BriefFacts, "knownVisits" | "callbacks" | "agentNames">,
  now: InstantText,
): KnownVisits | undefined {
  if (known === undefined) return undefined;
  const calls = new Map<number, CallStanding>();
  const { open = [], about } = callbacks ?? {};
  for (const id of about?.asked ?? []) calls.set(id, "none");
  const all = [
    ...(about?.calls ?? []),
    ...open.filter(({ id }) => !about?.calls.some((one) => one.id === id)),
  ];
  for (const id of new Set(all.flatMap(({ ticketId }) => ticketId ?? []))) {
    const ofVisit = all.filter(({ ticketId }) => ticketId === id);
    calls.set(id, callStanding(ofVisit, now));
  }
  return { calls, ...known, ...(agentNames === undefined ? {} : { agentNames }) };
}

/** Where the customer's quota counts contract years from; null: it does not, or the date is not known. */
export function contractStart(
  policy: Policy,
  { facts }: CustomerFacts,
  tier: string,
  segments: readonly string[],
): LocalDate | null {
  const quota = quotaFor(policy, tier, segments);
  const start = quota?.contractStart == null ? undefined : facts[quota.contractStart];
  return typeof start === "string" ? start : null;
}
