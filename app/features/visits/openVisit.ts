import type { BriefVisit } from "#core";

/** Whether something is still to be done about it. */
export const isOpenVisit = ({ state }: BriefVisit): boolean => state === "planned" || state === "missed";

/** The visit to act on: the missed one that waits longest, else the next one planned; null: none. */
export function nextVisit(list: readonly BriefVisit[]): BriefVisit | null {
  const day = ({ plannedOn }: BriefVisit): string => plannedOn ?? "9999";
  const open = list.filter(isOpenVisit).toSorted((one, other) => (day(one) < day(other) ? -1 : 1));
  return open[0] ?? null;
}
