import type { BriefVisit, BriefVisits } from "../contract/briefVisits.ts";
import type { InstantText } from "../contract/facts.ts";
import type { VisitFacts } from "../contract/visit.ts";
import type { Policy } from "../policy/policy.ts";
import { instantOf } from "../time/instant.ts";
import { dayText, type LocalDate } from "../time/localDate.ts";
import { localDay } from "../time/localDay.ts";
import { quotaStanding, type VisitQuestion } from "../visit/quotaStanding.ts";
import { visitLacks } from "../visit/visitLacks.ts";
import { visitZone } from "../visit/visitSchedule.ts";
import { visitStanding } from "../visit/visitStanding.ts";
import { isConfirmed, visitState } from "../visit/visitState.ts";

/** What the shell knows of a customer's visits beside their days. */
export type KnownVisits = {
  /** Latest first. */
  readonly latest: readonly VisitFacts[];
  /** Visits with a finished callback; left out: not known. */
  readonly called?: ReadonlySet<number>;
  readonly agentNames?: ReadonlyMap<number, string>;
};

/** The card's visits; null where the policy promises this tier none. @param known left out: only what the days say. */
export function briefVisits(
  policy: Policy,
  question: VisitQuestion,
  known: KnownVisits | undefined,
  now: InstantText,
): BriefVisits | null {
  const visits = visitStanding(policy, question, now);
  const zone = visitZone(policy);
  const today = localDay(zone, instantOf(now));
  const standing = visits && quotaStanding(policy, question, today, today);
  if (visits === null || standing === null || known === undefined) return visits;
  return {
    ...visits,
    more: {
      owed: standing.owed,
      carried: standing.carried,
      pace: standing.pace,
      suggestedOn: standing.suggestedOn === null ? null : dayText(standing.suggestedOn),
      oneMore: standing.oneMore,
      kinds: policy.document.visits.kinds.map(({ key, title, checklist }) => ({ key, title, checklist })),
      zone,
      list: known.latest
        .slice(0, LIST_AT_MOST)
        .map((visit) => briefVisit(policy, visit, known, dayText(today))),
    },
  };
}

const LIST_AT_MOST = 20;

function briefVisit(
  policy: Policy,
  visit: VisitFacts,
  { called, agentNames }: KnownVisits,
  today: LocalDate,
): BriefVisit {
  const { id, kind, isUnplanned, isExempt, plannedOn, plannedFor, doneOn, engineerId } = visit;
  return {
    ticketId: id,
    kind,
    state: visitState(visit, today),
    isConfirmed: isConfirmed(visit),
    isUnplanned,
    isExempt,
    silentMisses: visit.silentMisses,
    result: visit.result,
    plannedOn,
    plannedFor,
    doneOn,
    engineer: engineerId === null ? null : { id: engineerId, name: agentNames?.get(engineerId) ?? null },
    lacks: visitLacks(policy, visit, today, called === undefined ? null : called.has(id)),
  };
}
