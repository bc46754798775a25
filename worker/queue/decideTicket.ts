import { type CustomerFacts, decide, type Policy, type TicketDecision } from "#core";
import type { CurrentPolicy } from "../policy/currentPolicy.ts";
import { arrivalOf } from "../promises/arrivalOf.ts";
import type { KnownPeople } from "../promises/personOf.ts";
import type { Effect, NewEffect } from "../store/effect.ts";
import type { TicketRow } from "../store/tickets.ts";

/** The one write this ticket needs so that its level (and a missing priority) are as the policy says; null: none. */
export function decideTicket(
  { policy, version }: CurrentPolicy,
  row: TicketRow,
  customer: CustomerFacts | null,
  context: {
    readonly underWay: Effect | null;
    readonly now: string;
    readonly cause: string;
    readonly announce: boolean;
    readonly isBackfill: boolean;
    /** Zendesk refused a write to it and, read again, shows nothing new. */
    readonly insists: boolean;
    readonly known: KnownPeople;
  },
): NewEffect | null {
  const { facts } = row;
  // What was over before we came stays as it was: nobody is served by a level on it.
  if (context.isBackfill && facts.status === "solved") return null;
  const decision = decide(policy, { customer, ticket: facts }, context.now);
  const wanted = decision.ticket;
  if (wanted === null || wanted.serviceLevel === null) return null;
  const wished = wishOf(context.underWay) ?? { optionValue: row.serviceLevel, priority: null };
  const level =
    facts.status === "solved" ? inItsTier(policy, wished.optionValue, wanted) : wanted.serviceLevel;
  // Later it helps nobody; one that was solved before its arrival was heard of has what others had by then.
  const priority = facts.status === "solved" && wished.optionValue !== null ? null : wanted.priority;
  const hasLevel = wished.optionValue === level;
  const hasPriority = priority === null || wished.priority === priority;
  if (hasLevel && hasPriority) return null;
  const since = decision.tier.standing?.since ?? "";
  const arrival = arrivalOf(policy, wanted, row, customer, context.known);
  const change = {
    kind: "service_level",
    optionValue: level,
    priority,
    ...(arrival === null ? {} : { arrival }),
    ...(context.insists ? ({ insists: true } as const) : {}),
  } as const;
  const cause = `${row.updatedAt}:${since}:${version}${context.insists ? ":again" : ""}`;
  return {
    id: `service_level:${facts.id}:${change.optionValue}:${change.priority ?? ""}:${cause}`,
    subjectId: facts.id,
    change,
    announce: context.announce,
    cause: context.cause,
  };
}

/** Nobody is served by another tier's level once it is solved: what it was promised as that stays. */
function inItsTier(
  { serviceLevels }: Policy,
  before: string | null,
  { serviceLevel, urgency }: Pick<TicketDecision, "serviceLevel" | "urgency">,
): string | null {
  const tier = serviceLevels.find(({ optionValue }) => optionValue === before)?.tier;
  const inTier = serviceLevels.find((level) => level.tier === tier && level.urgency === urgency);
  return inTier?.optionValue ?? serviceLevel;
}

function wishOf(effect: Effect | null): Extract<Effect["change"], { kind: "service_level" }> | null {
  return effect?.change.kind === "service_level" ? effect.change : null;
}
