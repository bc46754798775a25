import { type CallbackRule, offAfter, skipNow } from "#core";
import type { TicketLook } from "../promises/promisesOf.ts";
import type { CallbackRow } from "../store/callbacks.ts";
import { freshRow } from "./freshRow.ts";
import { marksLeft } from "./nextMark.ts";
import { type Touched, untouched } from "./touched.ts";
import type { WantedCallback } from "./wantedCallbacks.ts";

/**
 * What is learnt of the callbacks that looked-at tickets call for: new ones, another time of the cause, a cause that was taken
 * back.
 * @param known callbacks about the same tickets. @param now whole seconds.
 */
export function callsWanted(
  wanted: readonly WantedCallback[],
  known: ReadonlyMap<string, Touched>,
  { off, isOverBy }: VisitsOver,
  now: string,
): readonly Touched[] {
  const ids = new Set(wanted.map(({ task }) => task.id));
  return [
    ...wanted.flatMap((one) => {
      const before = known.get(one.task.id);
      if (before === undefined) return [freshCall(one, now)];
      return isUncalled(before.row) ? [learnt(one, before, now)] : adopted(one, before);
    }),
    ...[...known.values()].flatMap((one): readonly Touched[] => {
      const { row } = one;
      const visit = off.find((look) => look.row.facts.id === row.ticketId);
      const isOwed = row.state === "open" || row.state === "attached";
      if (!isOwed || ids.has(row.id)) return [];
      if (isOverBy(row)) return [{ ...one, off: { at: row.causeAt, because: "work_over" } }];
      if (visit === undefined) return [];
      return [{ ...one, off: { at: visit.row.updatedAt, because: "reopened" } }];
    }),
  ];
}

export type VisitsOver = {
  /** Visits that were called off. */
  readonly off: readonly TicketLook[];
  /** Whether the work that a call was to ask about was over by the time of its cause. */
  readonly isOverBy: (row: CallbackRow) => boolean;
};

function freshCall(one: WantedCallback, now: string): Touched {
  const { rule, task, look, heard, usefulUntil } = one;
  const row = freshRow(task);
  return {
    row: heard === "then" ? row : withoutPastMarks(rule, row, now),
    before: null,
    off: offOf(one),
    skip: heard === "too_late" ? "past_its_use" : skipNow(rule, look.customer, usefulUntil, now),
  };
}

/** Made before: what came after is no reason of time to stop it. */
function learnt(one: WantedCallback, before: Touched, now: string): Touched {
  const { rule, task, look } = one;
  const { row } = before;
  const isMoved = row.attempts === 0 && row.causeAt !== task.causeAt;
  const { organizationId } = task;
  return {
    ...before,
    row: isMoved ? { ...row, ...task } : { ...row, organizationId },
    off: offOf(one) ?? (isUndone(before.off) ? null : before.off),
    skip: before.skip ?? skipNow(rule, look.customer, null, now),
  };
}

/** Restored, or the work went on after all. */
const isUndone = (off: Touched["off"]): boolean => off?.because === "deleted" || off?.because === "work_over";

/** Its organization was merged away: it is its ticket's new customer's. */
function adopted({ task: { organizationId } }: WantedCallback, before: Touched): readonly Touched[] {
  if (before.row.organizationId !== null || organizationId === null) return [];
  return [{ ...before, row: { ...before.row, organizationId } }];
}

/** A stage of a visit that was taken back needs no call, whatever the rule says. */
function offOf({ rule, cause, after }: WantedCallback): Touched["off"] {
  return cause.kind === "visit" && after.reopenedAt !== null
    ? { at: after.reopenedAt, because: "reopened" }
    : offAfter(rule, after);
}

/** Nobody is told of what became late before we came; the card shows it all the same. */
function withoutPastMarks(rule: CallbackRule, row: CallbackRow, now: string): CallbackRow {
  const past = marksLeft(rule, row).filter(({ at, tell }) => tell !== null && at <= now);
  return { ...row, told: [...row.told, ...past.map(({ key }) => key)] };
}

/** Nobody was reached yet, so what is learnt of its ticket still counts. */
const isUncalled = (row: CallbackRow): boolean =>
  row.state !== "finished" && untouched(row).off?.because !== "withdrawn";
