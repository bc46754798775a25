import type { Clock, ClockMark } from "../contract/clock.ts";
import type { InstantText } from "../contract/facts.ts";
import { hasCome } from "./dueActions.ts";
import { markName } from "./markName.ts";

/** A deadline that was dealt with and, by an event that arrived late, never came (or has not come yet). */
export type WithdrawnDeadline = {
  readonly id: string;
  /** When it is to come now, as far as it goes on as it is; null: it will not. */
  readonly comesAt: InstantText | null;
};

/**
 * Which deadlines must be taken back: a reply, a pause or another level from before the instant reached us only after
 * it. The shell undoes what can be undone and forgets that it was dealt with, so that the outcome is that of a clean run.
 * @param clocks of one ticket, with every older policy its history names at hand.
 * @param fired ids that were dealt with, of this ticket.
 */
export function withdrawnDeadlines(
  clocks: readonly Clock[],
  fired: ReadonlySet<string>,
  now: InstantText,
): readonly WithdrawnDeadline[] {
  const marks = new Map<string, ClockMark>(
    clocks.flatMap(({ id, marks: all }) => all.map((mark) => [`${id}:${markName(mark)}`, mark] as const)),
  );
  return [...fired].flatMap((id) => {
    const mark = marks.get(id);
    return mark !== undefined && hasCome(mark, now) ? [] : [{ id, comesAt: mark?.at ?? null }];
  });
}
