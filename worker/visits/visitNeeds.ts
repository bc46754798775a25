import { VISIT_NEEDS_ENGINEER_TAG, VISIT_NEEDS_TAGS } from "#core";
import { NOTHING } from "../promises/askedActions.ts";
import type { Effect, NewEffect } from "../store/effect.ts";
import type { VisitWork } from "./visitWork.ts";

const ALL: ReadonlySet<string> = new Set([...Object.values(VISIT_NEEDS_TAGS), VISIT_NEEDS_ENGINEER_TAG]);

export const isNeedsTag = (tag: string): boolean => ALL.has(tag);

/** The tags that this visit is to have now. */
export function neededTags({ standing, isRefused }: VisitWork): ReadonlySet<string> {
  return new Set([
    ...standing.map(({ kind }) => VISIT_NEEDS_TAGS[kind]),
    ...(isRefused ? [VISIT_NEEDS_ENGINEER_TAG] : []),
  ]);
}

const idStart = (visitId: number): string => `ticket_actions:visit:${visitId}:needs:`;

/**
 * Takes tags off whose need was met (confirmed, moved, recorded, another engineer), and puts one back that was taken off
 * too early. A tag that somebody set or removed by hand stays as they left it.
 * @param asked what was asked of the visit's ticket.
 */
export function needsEffect(work: VisitWork, asked: readonly Effect[]): readonly NewEffect[] {
  const { facts, look, since } = work.visit;
  if (work.isSilent) return [];
  const needed = neededTags(work);
  const has = new Set(look.row.facts.tags);
  const takenOff = new Set(
    asked.flatMap(({ id, change }) => (id.startsWith(idStart(facts.id)) ? removedIn(change) : [])),
  );
  const removeTags = [...has].filter((tag) => isNeedsTag(tag) && !needed.has(tag)).toSorted();
  const tags = [...needed].filter((tag) => !has.has(tag) && takenOff.has(tag)).toSorted();
  if (removeTags.length + tags.length === 0) return [];
  return [
    {
      id: `${idStart(facts.id)}${since}:${[...needed].toSorted().join("+")}`,
      subjectId: facts.id,
      change: { ...NOTHING, tags, removeTags },
      announce: false,
      cause: "needs of the visit",
    },
  ];
}

/** Writes of these tags that wait to be sent and are not right any more. */
export function outdatedNeeds(work: VisitWork, asked: readonly Effect[]): readonly string[] {
  const needed = neededTags(work);
  return asked.flatMap(({ id, state, change }) => {
    if (state !== "pending" || !id.startsWith(idStart(work.visit.facts.id))) return [];
    const isWrong =
      removedIn(change).some((tag) => needed.has(tag)) || addedIn(change).some((tag) => !needed.has(tag));
    return isWrong ? [id] : [];
  });
}

const addedIn = (change: Effect["change"]): readonly string[] =>
  change.kind === "ticket_actions" ? change.tags : [];
const removedIn = (change: Effect["change"]): readonly string[] =>
  change.kind === "ticket_actions" ? (change.removeTags ?? []) : [];
