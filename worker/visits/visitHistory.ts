import { foldVisit, type FoldedVisit, type Policy, type TaskField, type VisitMoment } from "#core";
import type { Ticket } from "#zendesk";
import { wholeSecondOf } from "../promises/momentsInEvent.ts";
import type { TicketLook } from "../promises/promisesOf.ts";
import { momentsInVisitSaves } from "./momentsInVisitSaves.ts";
import { visitLook } from "./visitLook.ts";
import { momentInRead, momentsInVisitEvent, newMoments } from "./visitMoments.ts";

/** A visit with what has just been learnt of it. */
export type VisitHistory = FoldedVisit & {
  readonly look: TicketLook;
  readonly known: readonly VisitMoment[];
  readonly added: readonly VisitMoment[];
};

/**
 * The visit's history and what it means; it ends in the state the ticket is known to be in, also when an event was lost or
 * the change has none (a read, the sweep). Null: no visit.
 */
export function visitHistory(
  policy: Policy,
  look: TicketLook,
  known: readonly VisitMoment[],
  told: { readonly read: Ticket | null; readonly fields: ReadonlyMap<TaskField, number> },
  now: string,
): VisitHistory | null {
  const { facts, updatedAt } = look.row;
  const seen = [
    ...look.events.flatMap((event) => momentsInVisitEvent(policy, event)),
    ...momentsInVisitSaves(policy, look.row, look.saves, known, told.fields),
    ...(told.read === null ? [] : [momentInRead(told.read, told.fields)]),
  ];
  const added = [...newMoments(known, seen)];
  const ticket = { id: facts.id, createdAt: wholeSecondOf(facts.createdAt) };
  const soFar = [...known, ...added];
  const present = visitLook(policy, facts);
  const last = soFar
    .flatMap((moment) => (moment.kind === "state" ? [moment] : []))
    .toSorted((one, other) => (`${one.at} ${one.order}` < `${other.at} ${other.order}` ? -1 : 1))
    .at(-1);
  if (last === undefined || !isLike(last, present)) {
    const at = wholeSecondOf(updatedAt);
    added.push({
      kind: "state",
      at: last !== undefined && last.at > at ? last.at : at,
      order: "~read",
      cause: "read",
      actorId: null,
      ...present,
    });
  }
  const folded = foldVisit(policy, ticket, [...known, ...added], now);
  return folded === null ? null : { ...folded, look, known, added };
}

function isLike(
  last: Extract<VisitMoment, { kind: "state" }>,
  present: ReturnType<typeof visitLook>,
): boolean {
  return Object.entries(present).every(([key, value]) =>
    Object.entries(last).some(([name, held]) => name === key && held === value),
  );
}
