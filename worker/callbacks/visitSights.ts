import {
  MERGED_TAG,
  ticketStates,
  visitComplaintTag,
  VISIT_SIGNED_TAG,
  type VisitMoment,
  type VisitSight,
  visitStageValue,
} from "#core";
import { wholeSecondOf } from "../promises/momentsInEvent.ts";
import type { TicketLook } from "../promises/promisesOf.ts";

/** After all that is known of its second. */
const LAST = "~read";

/**
 * How a visit's task was seen: now, in the events that have just come, in unheard saves of seconds of which nothing else tells,
 * and before. The first time counts.
 */
export function visitSights(
  { row, events, saves }: TicketLook,
  before: readonly VisitMoment[],
): readonly VisitSight[] {
  const { status, tags } = row.facts;
  const told = [
    ...events.flatMap(({ at: order, about: { detail } }) =>
      detail === null
        ? []
        : [{ at: wholeSecondOf(detail.updatedAt), order, status: detail.status, tags: detail.tags }],
    ),
    ...before.flatMap(sightOf),
  ];
  const heard = new Set(told.map(({ at }) => at));
  const unheard = ticketStates({ facts: row.facts, subject: "" }, saves)
    .map(({ at, facts: seen }, index) => ({
      at,
      order: `~${String(index).padStart(4, "0")}`,
      status: seen.status,
      tags: seen.tags,
    }))
    .filter(({ at }) => !heard.has(at));
  return [{ at: wholeSecondOf(row.updatedAt), order: LAST, status, tags }, ...told, ...unheard];
}

function sightOf(moment: VisitMoment): readonly VisitSight[] {
  if (moment.kind !== "state") return [];
  const { at, order, status, stage, isTicked, isMerged, complaints = 0 } = moment;
  const tags = [
    ...(stage === null ? [] : [visitStageValue(stage)]),
    ...(isTicked ? [VISIT_SIGNED_TAG] : []),
    ...(isMerged === true ? [MERGED_TAG] : []),
    ...Array.from({ length: complaints }, (_, place) => visitComplaintTag(String(place))),
  ];
  return [{ at, order, status, tags }];
}
