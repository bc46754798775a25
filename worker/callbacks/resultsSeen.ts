import {
  CALLBACK_RESULTS,
  type CallbackMoment,
  type CallbackResult,
  callbackResultValue,
  type TicketSave,
} from "#core";
import { wholeSecondOf } from "../promises/momentsInEvent.ts";
import type { TicketLook } from "../promises/promisesOf.ts";

/**
 * The results seen on the task, in its events, in saves that no event told of, and as it is now.
 * @param wasAnothers the task has changed hands: then a result counts only from a save that set it, as it may stand there from
 * before; where no save is known, from an event that may tell of one.
 */
export function resultsSeen(
  { row, events, saves }: TicketLook,
  { wasAnothers }: { readonly wasAnothers: boolean },
): readonly CallbackMoment[] {
  const isSetKnown = wasAnothers && saves.some(setsResult);
  const sights = [
    ...(wasAnothers ? [] : [{ at: row.updatedAt, tags: row.facts.tags }]),
    ...events.flatMap(({ type, about: { detail } }) =>
      detail === null || isSetKnown || (wasAnothers && !SETTING.test(type))
        ? []
        : [{ at: detail.updatedAt, tags: detail.tags }],
    ),
  ];
  const seen = sights.flatMap(({ at, tags }) => resultsIn(tags).map((result) => ({ at, result })));
  const set = saves.flatMap(({ at, changes }) =>
    changes.flatMap(({ value }) => resultsIn(value)).map((result) => ({ at, result })),
  );
  return [...seen, ...set].map(({ at, result }) => ({
    at: wholeSecondOf(at),
    kind: "result" as const,
    result,
  }));
}

/** Events of a save that may have set a result. */
const SETTING = /^ticket\.(?:tags|custom_field)_changed$/;

/** Whether a save put a result on the task. */
export const setsResult = ({ changes }: TicketSave): boolean =>
  changes.some(({ value }) => resultsIn(value).length > 0);

function resultsIn(value: unknown): readonly CallbackResult[] {
  const said = Array.isArray(value) ? value : [value];
  return CALLBACK_RESULTS.filter((result) => said.includes(callbackResultValue(result)));
}

/** The result that is on the task now; null: none is. */
export function resultOn({ row }: TicketLook): CallbackResult | null {
  return CALLBACK_RESULTS.find((result) => row.facts.tags.includes(callbackResultValue(result))) ?? null;
}

/**
 * When the result that is on the task now was first seen on it, since it was last taken off, or another was there.
 * @param before what was seen of the task earlier: a look may have come to nothing for want of Zendesk's answers.
 */
export function resultAtOf(look: TicketLook, before: readonly CallbackMoment[]): string {
  const result = resultOn(look);
  const isOther = (moment: CallbackMoment): boolean =>
    moment.kind === "result" ? moment.result !== result : moment.kind === "cleared";
  const moments = [...before, ...resultsSeen(look, { wasAnothers: false })];
  const since = before.filter(isOther).reduce((last, { at }) => (at > last ? at : last), "");
  return moments
    .filter((moment) => moment.kind === "result" && moment.result === result && moment.at >= since)
    .reduce((first, { at }) => (at < first ? at : first), wholeSecondOf(look.row.updatedAt));
}

/** Nobody works on the task any more. */
export function isTaskOver({ row: { facts } }: TicketLook): boolean {
  return facts.status === "solved" || facts.status === "closed" || facts.status === "deleted";
}
