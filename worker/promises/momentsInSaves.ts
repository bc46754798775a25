import { momentsInSave, type TicketSave, ticketStates, type TimelineEvent } from "#core";
import type { CurrentPolicy } from "../policy/currentPolicy.ts";
import { levelsOf } from "../queue/ticketObservation.ts";
import { type Belonging, customerThen } from "./customerThen.ts";
import { isKnown } from "./isKnown.ts";
import { momentsOfState, stateSaid } from "./stateMoments.ts";
import { hasState } from "./unheardIn.ts";

/** What no webhook told, of some tickets by id, and who among those who wrote are agents. */
export type Unheard = {
  readonly saves: ReadonlyMap<number, readonly TicketSave[]>;
  readonly staff: ReadonlySet<number>;
};

export const NOTHING_UNHEARD: Unheard = { saves: new Map(), staff: new Set() };

/**
 * What the events of these saves would have said, had they come: what happened, and what the ticket was like after it.
 * Only what the history lacks.
 * @param saves of the ticket, oldest first. @param row the ticket as it is after them.
 */
export function momentsInSaves(
  current: CurrentPolicy,
  ticket: Belonging,
  saves: readonly TicketSave[],
  staff: ReadonlySet<number>,
  now: string,
): readonly TimelineEvent[] {
  const { row, known } = ticket;
  const happened = saves.flatMap((save) => momentsInSave(save, staff));
  const levels = levelsOf(current.policy);
  const states = ticketStates({ facts: row.facts, subject: "" }, saves);
  const told = saves.flatMap((save) => {
    if (hasState(save, known)) return [];
    const state = states.findLast(({ at }) => at <= save.at);
    if (state === undefined) return [];
    const tags = state.facts.tags.filter((tag) => !levels.has(tag)).toSorted();
    const facts = { ...state.facts, tags, subjectWords: row.facts.subjectWords };
    const customer = customerThen(ticket, facts.organizationId, save.at);
    const said = stateSaid(current, facts, customer, now);
    return said === null ? [] : momentsOfState(said, save.at);
  });
  return [...happened, ...told].filter((event) => !isKnown(event, known));
}
