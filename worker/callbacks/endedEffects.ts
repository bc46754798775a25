import type { CallbackSkip, Policy } from "#core";
import type { CallbackRow } from "../store/callbacks.ts";
import type { NewEffect } from "../store/effect.ts";
import { taskChange, taskEffectId } from "./callbackEffects.ts";
import { textsOf } from "./callbackTexts.ts";
import { withNextMark } from "./nextMark.ts";

export type Ended = {
  readonly rows: readonly CallbackRow[];
  readonly effects: readonly NewEffect[];
  readonly dropped: readonly string[];
  readonly released: readonly string[];
  /** Tickets whose callbacks still need a task of their own. */
  readonly lookAt: readonly number[];
};

/**
 * What ends with callbacks that are no longer needed: their tasks are closed with a word on why. Where such a callback had
 * taken up others, the oldest of them takes its place, and the task.
 * @param others among them those attached to the ended ones.
 */
export function endedEffects(
  policy: Policy,
  ended: readonly CallbackRow[],
  others: readonly CallbackRow[],
): Ended {
  const texts = textsOf(policy);
  const all: {
    rows: CallbackRow[];
    effects: NewEffect[];
    dropped: string[];
    released: string[];
    lookAt: number[];
  } = { rows: [], effects: [], dropped: [], released: [], lookAt: [] };
  // The later of two rows with one id is the newer.
  const latest = new Map(others.map((row) => [row.id, row]));
  for (const row of ended) {
    const { taskTicketId, assigneeId } = row;
    const [heir, ...rest] = [...latest.values()]
      .filter(({ state, because }) => state === "attached" && because === row.id)
      .toSorted((one, other) => (one.causeAt < other.causeAt ? -1 : 1));
    const rule = policy.document.callbacks.find(({ key }) => key === row.rule);
    if (taskTicketId === null) all.dropped.push(taskEffectId(row.id));
    if (heir === undefined || rule === undefined) {
      const note = texts.skipped[reasonOf(row.because)];
      all.effects.push(...listed(taskChange(row, "skip", { note, status: "solved" })));
      continue;
    }
    const open: CallbackRow = { ...heir, state: "open", because: null, taskTicketId, assigneeId };
    all.released.push(row.id);
    all.rows.push(
      { ...row, taskTicketId: null },
      withNextMark(rule, open),
      ...rest.map((one) => ({ ...one, because: heir.id })),
    );
    if (heir.ticketId === null) continue;
    all.lookAt.push(heir.ticketId);
    const note = texts.nowAbout(heir.ticketId);
    all.effects.push(...listed(taskChange(open, "now", { note, dueAt: open.dueAt })));
  }
  return all;
}

const listed = (effect: NewEffect | null): readonly NewEffect[] => (effect === null ? [] : [effect]);

const TOLD = [
  "reopened",
  "customer_wrote",
  "opted_out",
  "called_lately",
  "past_its_use",
] as const satisfies readonly CallbackSkip[];

function reasonOf(because: string | null): (typeof TOLD)[number] {
  return TOLD.find((reason) => reason === because) ?? "past_its_use";
}
