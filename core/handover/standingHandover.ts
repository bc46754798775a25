import type { TicketFacts } from "../contract/facts.ts";
import type { TicketSave } from "../history/ticketSave.ts";
import { ticketStates } from "../history/ticketStates.ts";
import type { LocalDate } from "../time/localDate.ts";
import { type Handover, handoverOf } from "./handover.ts";

/** A hand-over, and who said it. */
export type SaidHandover = Handover & { readonly byId: number | null };

/**
 * What a task's saves say: the last hand-over that was said by somebody who may, and the later one that was not (null: none).
 * @param saves oldest first, from the task's beginning. @param mayHandOver the author of a save, and whose tasks.
 */
export function standingHandover(
  ticket: TicketFacts,
  createdOn: LocalDate,
  saves: readonly TicketSave[],
  mayHandOver: (byId: number | null, fromId: number) => boolean,
): { readonly stands: SaidHandover | null; readonly refused: SaidHandover | null } {
  const telling = saves.filter(({ changes }, index) => index === 0 || changes.some(isAboutHandover));
  const states = ticketStates({ facts: ticket, subject: "" }, telling);
  let stands: SaidHandover | null = null;
  let refused: SaidHandover | null = null;
  for (const [index, { authorId: byId = null }] of telling.entries()) {
    const { facts = ticket } = states[index] ?? {};
    const { id, status } = ticket;
    const said = handoverOf({ id, status, tags: facts.tags, requesterId: facts.requesterId }, createdOn);
    if (said === null || isSameHandover(said, stands)) refused = null;
    else if (mayHandOver(byId, said.fromId)) [stands, refused] = [{ ...said, byId }, null];
    else refused = { ...said, byId };
    // Whoever takes its words off ends it.
    if (said === null && stands !== null) stands = { ...stands, isEnded: true };
  }
  return { stands, refused };
}

const isAboutHandover = ({ field }: TicketSave["changes"][number]): boolean =>
  field === "tags" || field === "requester_id";

/** Says the same, whether or not it is over. */
export const isSameHandover = (one: Handover, other: Handover | null): boolean =>
  other !== null &&
  one.fromId === other.fromId &&
  one.toId === other.toId &&
  one.startsOn === other.startsOn &&
  one.untilOn === other.untilOn;
