import {
  MERGED_TAG,
  ticketStates,
  VISIT_SIGNED_TAG,
  type VisitMoment,
  type VisitSight,
  visitStageValue,
} from "#core";
import { wholeSecondOf } from "../promises/momentsInEvent.ts";
import type { TicketLook } from "../promises/promisesOf.ts";

/** How a visit's task was seen: now, in the events and unheard saves that have just come, and before. The first time counts. */
export function visitSights(
  { row, events, saves }: TicketLook,
  before: readonly VisitMoment[],
): readonly VisitSight[] {
  const { status, tags } = row.facts;
  return [
    { at: wholeSecondOf(row.updatedAt), status, tags },
    ...events.flatMap(({ about: { detail } }) =>
      detail === null
        ? []
        : [{ at: wholeSecondOf(detail.updatedAt), status: detail.status, tags: detail.tags }],
    ),
    ...ticketStates({ facts: row.facts, subject: "" }, saves).map(({ at, facts: seen }) => ({
      at,
      status: seen.status,
      tags: seen.tags,
    })),
    ...before.flatMap(sightOf),
  ];
}

/** When a file first came with a comment; null: none has. */
export function firstFileAt({ events, saves }: TicketLook, before: readonly VisitMoment[]): string | null {
  const times = [
    ...before.flatMap(({ kind, at }) => (kind === "attachment" ? [at] : [])),
    ...events.flatMap(({ at, about: { happened } }) =>
      happened?.kind === "attachment" ? [wholeSecondOf(at)] : [],
    ),
    ...saves.flatMap(({ at, comments }) => (comments.some(({ hasFile }) => hasFile === true) ? [at] : [])),
  ];
  return times.toSorted()[0] ?? null;
}

function sightOf(moment: VisitMoment): readonly VisitSight[] {
  if (moment.kind !== "state") return [];
  const { at, status, stage, isTicked, isMerged } = moment;
  const tags = [
    ...(stage === null ? [] : [visitStageValue(stage)]),
    ...(isTicked ? [VISIT_SIGNED_TAG] : []),
    ...(isMerged === true ? [MERGED_TAG] : []),
  ];
  return [{ at, status, tags }];
}
