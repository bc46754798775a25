import {
  CALLBACK_RESULTS,
  type CallbackMoment,
  type CallbackResult,
  callbackResultValue,
  ticketStates,
} from "#core";
import { wholeSecondOf } from "../promises/momentsInEvent.ts";
import type { TicketLook } from "../promises/promisesOf.ts";

/** The results seen on the task, in its events, in saves that no event told of, and as it is now. */
export function resultsSeen({ row, events, saves }: TicketLook): readonly CallbackMoment[] {
  const sights = [
    { at: row.updatedAt, tags: row.facts.tags },
    ...events.flatMap(({ about }) =>
      about.detail === null ? [] : [{ at: about.detail.updatedAt, tags: about.detail.tags }],
    ),
    ...ticketStates({ facts: row.facts, subject: "" }, saves).map(({ at, facts }) => ({
      at,
      tags: facts.tags,
    })),
  ];
  return sights.flatMap(({ at, tags }) => {
    const result = CALLBACK_RESULTS.find((each) => tags.includes(callbackResultValue(each)));
    return result === undefined ? [] : [{ at: wholeSecondOf(at), kind: "result" as const, result }];
  });
}

/** The result that is on the task now; null: none is. */
export function resultOn({ row }: TicketLook): CallbackResult | null {
  return CALLBACK_RESULTS.find((result) => row.facts.tags.includes(callbackResultValue(result))) ?? null;
}

/** When the result that is on the task now was first seen on it. */
export function resultAtOf(look: TicketLook): string {
  const result = resultOn(look);
  return resultsSeen(look)
    .filter((moment) => moment.kind === "result" && moment.result === result)
    .reduce((first, { at }) => (at < first ? at : first), wholeSecondOf(look.row.updatedAt));
}

/** Nobody works on the task any more. */
export function isTaskOver({ row: { facts } }: TicketLook): boolean {
  return facts.status === "solved" || facts.status === "closed" || facts.status === "deleted";
}
