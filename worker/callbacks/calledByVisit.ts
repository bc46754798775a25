import {
  asksAgain,
  type CalledByVisit,
  type FileSpan,
  fileSpans,
  nextWorkCauseAt,
  type Policy,
  taskOf,
  visitCauses,
  type VisitMoment,
  type WorkCause,
} from "#core";
import { wholeSecondOf } from "../promises/momentsInEvent.ts";
import type { TicketLook } from "../promises/promisesOf.ts";
import { visitHistory } from "../visits/visitHistory.ts";
import { visitSights } from "./visitSights.ts";

/** What on a looked-at visit calls for callbacks. @param before what is known of its history. */
export function calledByVisit(
  policy: Policy,
  look: TicketLook,
  before: readonly VisitMoment[],
): readonly CalledByVisit[] {
  return visitCauses(look.row.facts.id, visitSights(look, before), signedBy(policy, look, before));
}

const UNREAD = { read: null, fields: new Map() } as const;

/** While a file was the visit's signature. */
function signedBy(policy: Policy, look: TicketLook, before: readonly VisitMoment[]): readonly FileSpan[] {
  const { facts, updatedAt } = look.row;
  const history = visitHistory(policy, look, before, UNREAD, updatedAt);
  const ticket = { id: facts.id, createdAt: wholeSecondOf(facts.createdAt) };
  return history === null ? [] : fileSpans(policy, ticket, [...history.known, ...history.added]);
}

/** The work that was begun on the visit, each time that it was. */
export const worksIn = (called: readonly CalledByVisit[]): readonly WorkCause[] =>
  called.flatMap(({ cause }) => (cause.event === "visit_progress" ? [cause] : []));

/**
 * When a rule asks again about the work on a visit (D9), so that the visit is looked at then; null: none does. Whether the rule
 * speaks of this customer is seen when the time has come.
 */
export function nextWorkCallAt(
  policy: Policy,
  look: TicketLook,
  before: readonly VisitMoment[],
  now: string,
): string | null {
  const rules = policy.document.callbacks.filter(asksAgain);
  if (rules.length === 0 || taskOf(policy, look.row.facts) !== "visit") return null;
  const works = worksIn(calledByVisit(policy, look, before));
  const times = rules.flatMap((rule) =>
    works.flatMap((work) => nextWorkCauseAt(policy, rule, work, now) ?? []),
  );
  return times.toSorted()[0] ?? null;
}
