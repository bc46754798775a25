import type { CallStanding } from "../callback/callStanding.ts";
import type { BriefVisit, BriefVisits, FullSpan } from "../contract/briefVisits.ts";
import type { InstantText } from "../contract/facts.ts";
import type { VisitFacts } from "../contract/visit.ts";
import type { Policy } from "../policy/policy.ts";
import { usesVisits } from "../policy/taskFieldDefinitions.ts";
import { instantOf } from "../time/instant.ts";
import { dayText, type LocalDate } from "../time/localDate.ts";
import { localDay } from "../time/localDay.ts";
import { fullForMove } from "../visit/fullForMove.ts";
import { fullSpans } from "../visit/fullSpans.ts";
import { hasJustEnded, lastPeriod } from "../visit/lastPeriod.ts";
import { quotaStanding, type VisitQuestion } from "../visit/quotaStanding.ts";
import { unpromisedVisits } from "../visit/unpromisedVisits.ts";
import { visitLacks } from "../visit/visitLacks.ts";
import { visitZone } from "../visit/visitSchedule.ts";
import { quotaDay, visitStanding } from "../visit/visitStanding.ts";
import { isDone } from "../visit/isDone.ts";
import { isConfirmed, visitState } from "../visit/visitState.ts";

/** What the shell knows of a customer's visits beside their days. */
export type KnownVisits = {
  /** Latest first. */
  readonly latest: readonly VisitFacts[];
  /** How the calls about visits stand; a visit that is left out: not known. */
  readonly calls?: ReadonlyMap<number, CallStanding>;
  readonly agentNames?: ReadonlyMap<number, string>;
};

/**
 * The card's visits, also of a tier that is promised none; null where the policy knows no visits at all.
 * @param known left out: only what the days say. @param tellsLast how the period before ended: always, or in the first month.
 */
export function briefVisits(
  policy: Policy,
  question: VisitQuestion,
  known: KnownVisits | undefined,
  now: InstantText,
  tellsLast: "always" | "at_first" = "at_first",
): BriefVisits | null {
  if (!usesVisits(policy.document)) return null;
  const zone = visitZone(policy);
  const today = localDay(zone, instantOf(now));
  const visits = visitStanding(policy, question, now) ?? unpromisedVisits(question, today);
  if (known === undefined) return visits;
  // By the quota's own clock, whatever day it is where visits are.
  const on = quotaDay(policy, question, now) ?? today;
  const standing = quotaStanding(policy, question, on, on);
  const suggestedOn = standing?.suggestedOn ?? null;
  const full = fullSpans(policy, question, on);
  const last = lastPeriod(policy, question, on);
  const isTold = last !== null && (tellsLast === "always" || hasJustEnded(last, on));
  return {
    ...visits,
    more: {
      owed: standing?.owed ?? null,
      carried: standing?.carried ?? 0,
      pace: standing?.pace ?? "no_minimum",
      suggestedOn: suggestedOn === null ? null : dayText(suggestedOn),
      full,
      kinds: policy.document.visits.kinds.map(({ key, title, checklist }) => ({ key, title, checklist })),
      zone,
      ...(isTold ? { last } : {}),
      list: known.latest.slice(0, LIST_AT_MOST).map((visit) => ({
        ...briefVisit(policy, visit, known, dayText(today)),
        ...(isOpen(visit) && full.length > 0 ? fullOf(fullForMove(policy, question, visit, on)) : {}),
      })),
    },
  };
}

const LIST_AT_MOST = 20;

const isOpen = ({ stage }: VisitFacts): boolean => stage !== "cancelled" && !isDone(stage);

const fullOf = (full: readonly FullSpan[]): Pick<BriefVisit, "full"> => (full.length === 0 ? {} : { full });

function briefVisit(
  policy: Policy,
  visit: VisitFacts,
  { calls, agentNames }: KnownVisits,
  today: LocalDate,
): BriefVisit {
  const call = policy.document.visits.needsCallback ? (calls?.get(visit.id) ?? null) : null;
  const isCalled = call === null ? null : call === "done" || call === "not_needed";
  const lacks = visitLacks(policy, visit, today, isCalled);
  const state = visitState(visit, today);
  const { id, kind, isUnplanned, isExempt, plannedOn, plannedFor, doneOn, engineerId } = visit;
  return {
    ticketId: id,
    kind,
    state,
    isConfirmed: isConfirmed(visit),
    isUnplanned,
    isExempt,
    silentMisses: visit.silentMisses,
    result: visit.result,
    plannedOn,
    plannedFor,
    doneOn,
    engineer: engineerId === null ? null : { id: engineerId, name: agentNames?.get(engineerId) ?? null },
    call: isDone(visit.stage) ? call : null,
    isArchived: state === "signed" && call === "done" && lacks.length === 0,
    lacks,
  };
}
