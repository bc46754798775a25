import type { BriefVisit } from "../contract/briefVisits.ts";
import type { VisitFacts } from "../contract/visit.ts";
import type { Policy } from "../policy/policy.ts";
import type { PolicyDocument } from "../policy/schema/document.ts";
import type { LocalDate } from "../time/localDate.ts";
import { isDone } from "./isDone.ts";
import { isConfirmed } from "./visitState.ts";

/**
 * What the policy wants of a visit that is not there yet. @param today in the visit's zone.
 * @param hasCallback whether a callback about it was finished; null: not known, so not missed.
 */
export function visitLacks(
  { document: { visits } }: Policy,
  visit: VisitFacts,
  today: LocalDate,
  hasCallback: boolean | null = null,
): BriefVisit["lacks"] {
  if (visit.stage === "cancelled") return [];
  const done = isDone(visit.stage);
  const lacks = {
    confirmation:
      !done &&
      visits.confirmBefore !== null &&
      visit.plannedOn !== null &&
      today <= visit.plannedOn &&
      !isConfirmed(visit),
    record: visits.recordSameDay && !hasRecord(visit) && (done || (visit.plannedOn ?? today) < today),
    note: done && visits.needsNote && !visit.hasNote,
    signature:
      done && visits.needsSignature && !visit.isSigned && !unsignedKinds(visits).includes(visit.kind ?? ""),
    callback: done && visits.needsCallback && hasCallback === false,
  } satisfies Record<BriefVisit["lacks"][number], boolean>;
  const order = ["confirmation", "record", "note", "signature", "callback"] as const;
  return order.filter((each) => lacks[each]);
}

/** Kinds of visits that nobody signs. */
export const unsignedKinds = ({ kinds }: Pick<PolicyDocument["visits"], "kinds">): readonly string[] =>
  kinds.flatMap(({ key, needsSignature }) => (needsSignature ? [] : [key]));

/** The record of an order (A6): that it is done, and how it went. */
export const hasRecord = ({ stage, result, hasNote }: VisitFacts): boolean =>
  isDone(stage) && (result !== null || hasNote);
