import { withComputedFacts } from "../conditions/computedFacts.ts";
import type { CustomerFacts, FactMap, InstantText } from "../contract/facts.ts";
import type { Localized } from "../contract/localized.ts";
import type { CallMade, CustomerFact, OrganizationBrief } from "../contract/organizationBrief.ts";
import type { TicketTimeline } from "../contract/timeline.ts";
import { decide } from "../decide/decide.ts";
import { choiceTitle } from "../policy/choiceTitle.ts";
import type { Policy } from "../policy/policy.ts";
import { segmentsOf } from "../segment/segmentsOf.ts";
import type { CallbackResult } from "../task/taskFields.ts";
import { whatWouldChange } from "../tier/whatWouldChange.ts";
import { briefCallbacks, type OpenCallback } from "./briefCallbacks.ts";
import { briefVisits } from "./briefVisits.ts";
import { type BriefFacts, briefTier, type CallsAbout, contractStart, knownVisits } from "./makeBrief.ts";
import { promisesCounted } from "./promisesCounted.ts";
import { responsiblePeople } from "./responsiblePeople.ts";

/** What the shell knows about a customer; see `BriefFacts` for what both have. */
export type OrganizationBriefFacts = Pick<
  BriefFacts,
  | "policyVersion"
  | "policyProblem"
  | "visits"
  | "knownVisits"
  | "spells"
  | "customerSince"
  | "earlierPolicies"
  | "agentNames"
> & {
  readonly customer: CustomerFacts;
  /** Option value of the organization's tier field; null: empty. */
  readonly tierOption: string | null;
  readonly callbacks: readonly OpenCallback[];
  /** Left out: of calls about visits only the open ones are known. */
  readonly aboutVisits?: CallsAbout;
  /** Latest first. */
  readonly tierChanges: readonly {
    readonly tier: string;
    readonly previous: string | null;
    readonly at: InstantText;
  }[];
  readonly calls: readonly {
    readonly rule: string;
    readonly result: CallbackResult;
    readonly at: InstantText;
  }[];
  /** Histories of the latest tickets; `isAll`: there are no others. */
  readonly timelines: readonly TicketTimeline[];
  readonly isAll: boolean;
};

/** The whole customer, by the same decision the Worker acts on. */
export function makeOrganizationBrief(
  policy: Policy,
  facts: OrganizationBriefFacts,
  now: InstantText,
): OrganizationBrief {
  const customer = withComputedFacts(policy, facts.customer, now);
  const decision = decide(policy, { ticket: null, customer }, now);
  const { tier } = decision.tier;
  const segments = segmentsOf(policy, customer, tier);
  const segmentKeys = segments.map(({ key }) => key);
  const inZendesk = { tierOption: facts.tierOption, serviceLevelOption: null };
  const { agentNames = new Map<number, string>(), timelines } = facts;
  return {
    asOf: now,
    policy: { version: facts.policyVersion, name: policy.name, problem: facts.policyProblem },
    customer: { id: customer.id, name: customer.name },
    tier: briefTier(policy, decision, { inZendesk, agentNames }),
    segments: segments.map(({ key, title }) => ({ key, title })),
    whatWouldChange: whatWouldChange(policy, customer, tier),
    facts: customerFacts(policy, customer.facts),
    tierHistory: facts.tierChanges.map(({ tier: key, previous, at }) => ({
      title: tierTitle(policy, key),
      previous: previous === null ? null : tierTitle(policy, previous),
      at,
    })),
    visits: briefVisits(
      policy,
      {
        tier,
        visits: facts.visits,
        segments: segmentKeys,
        contractStart: contractStart(policy, customer, tier, segmentKeys),
        startsOn: facts.customerSince ?? null,
        ...(facts.spells === undefined ? {} : { spells: facts.spells }),
      },
      knownVisits(
        {
          ...(facts.knownVisits === undefined ? {} : { knownVisits: facts.knownVisits }),
          callbacks: {
            open: facts.callbacks,
            own: null,
            ...(facts.aboutVisits === undefined ? {} : { about: facts.aboutVisits }),
          },
          agentNames,
        },
        now,
      ),
      now,
      "always",
    ),
    callbacks: briefCallbacks(policy, facts.callbacks, { customer }, now),
    calls: callsMade(policy, facts.calls),
    promises: {
      periods: promisesCounted(policy, timelines, now, facts.earlierPolicies),
      latestTickets: facts.isAll ? null : timelines.length,
    },
    people: responsiblePeople(policy, customer, agentNames),
  };
}

/** A tier the policy no longer has keeps its key for a name. */
const tierTitle = (policy: Policy, key: string): Localized =>
  policy.tiers.find((tier) => tier.key === key)?.title ?? { en: key };

function callsMade(policy: Policy, calls: OrganizationBriefFacts["calls"]): readonly CallMade[] {
  return calls.map(({ rule, result, at }) => ({
    title: policy.document.callbacks.find(({ key }) => key === rule)?.title ?? { en: rule },
    result,
    at,
  }));
}

function customerFacts(policy: Policy, facts: FactMap): readonly CustomerFact[] {
  return policy.document.facts.map((fact) => {
    const { key, title, unit } = fact;
    const value = facts[key] ?? null;
    return { key, title, unit, value: choiceTitle(fact, value) ?? value };
  });
}
