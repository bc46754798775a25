import {
  instantOf,
  type Policy,
  type VisitDeadline,
  type VisitDeadlineCome,
  visitDeadlines,
  visitDeadlinesCome,
  type VisitStage,
} from "#core";
import { nextWorkCallAt } from "../callbacks/calledByVisit.ts";
import type { FiredDeadline, NewDeadline, StoredDeadline } from "../store/deadlines.ts";
import type { StoredVisit } from "../store/visits.ts";
import { isEngineerRefused } from "./isEngineerRefused.ts";
import type { VisitHistory } from "./visitHistory.ts";

/** What the ledger must do about a visit's deadlines, and what of it concerns people. */
export type VisitWork = {
  readonly visit: VisitHistory;
  readonly waiting: readonly NewDeadline[];
  readonly fired: readonly FiredDeadline[];
  readonly dropped: readonly string[];
  /** Were dealt with, but by news that came late they did not come. */
  readonly withdrawn: readonly StoredDeadline[];
  /** Have come, still stand, and are of use to people: to be told where that was not done yet. */
  readonly useful: readonly ToldDeadline[];
  /** Have come and still stand. */
  readonly standing: readonly VisitDeadline[];
  readonly isRefused: boolean;
  /** Zendesk refuses changes to it, or it is the account's past, which is nobody's to do now. */
  readonly isSilent: boolean;
};

/** `withdrawals`: how often it was told and taken back before. */
export type ToldDeadline = VisitDeadlineCome & { readonly withdrawals: number };

/** What was due longer ago than this is recorded if it still stands, but nobody is told of it any more. */
const PAST_USE_SECONDS = 3 * 24 * 3600;
/** How a visit went may be said late, and an unsolved one is planned again all the same (D3); but not one of long ago. */
const LATE_ANSWER_SECONDS = 30 * 24 * 3600;

export const LEDGER_STATES = {
  planned: "planned",
  confirmed: "planned",
  arrived: "planned",
  in_progress: "planned",
  done: "done",
  signed: "signed",
  cancelled: "cancelled",
} as const satisfies Record<VisitStage, StoredVisit["state"]>;

/** Compares what core says of a visit's deadlines with those in the ledger. @param now whole seconds. */
export function visitWork(
  policy: Policy,
  visit: VisitHistory,
  stored: readonly StoredDeadline[],
  now: string,
): VisitWork {
  const { facts, look, known, added } = visit;
  const came = visitDeadlinesCome(policy, facts, [...known, ...added], now);
  const withdrawn = withdrawnAmong(policy, visit, stored, came, now);
  const taken = new Set(withdrawn.map(({ id }) => id));
  const firedBefore = new Set(
    stored.flatMap(({ id, state }) => (state === "fired" && !taken.has(id) ? [id] : [])),
  );
  const wished = visitDeadlines(policy, facts);
  const wishedIds = new Set(wished.map(({ id }) => id));
  const isOfUse = ({ kind, at, cameAt }: VisitDeadlineCome): boolean =>
    late({ at: cameAt }, now) <= PAST_USE_SECONDS &&
    late({ at }, now) <= (kind === "unsolved" ? LATE_ANSWER_SECONDS : PAST_USE_SECONDS);
  const due = came.filter((one) => !firedBefore.has(one.id) && (wishedIds.has(one.id) || isOfUse(one)));
  const toCome = wished.filter(({ id, at }) => at > now && !firedBefore.has(id));
  const call = workCallOf(policy, visit, now);
  const waitingAt = new Map(stored.flatMap(({ id, at, state }) => (state === "waiting" ? [[id, at]] : [])));
  const waiting = [...toCome.map(rowOf), ...(call === null ? [] : [call])];
  const wanted = new Set([...due, ...waiting].map(({ id }) => id));
  const withdrawals = new Map(stored.map((each) => [each.id, each.withdrawals]));
  const { status } = look.row.facts;
  const isSilent = look.isBackfill || status === "closed" || status === "deleted";
  const isOpen = LEDGER_STATES[facts.stage] === "planned";
  const standing = came.filter(({ id }) => wishedIds.has(id));
  const { engineerId } = facts;
  return {
    visit,
    waiting: waiting.filter(({ id, at }) => waitingAt.get(id) !== at),
    fired: due.map((deadline) => ({ ...rowOf(deadline), lateSeconds: late(deadline, now) })),
    dropped: [...waitingAt.keys()].filter((id) => !wanted.has(id)),
    withdrawn,
    useful: standing
      .filter((deadline) => !isSilent && isOfUse(deadline))
      .map((deadline) => ({ ...deadline, withdrawals: withdrawals.get(deadline.id) ?? 0 })),
    standing,
    isRefused: !isSilent && isOpen && engineerId !== null && isEngineerRefused(policy, engineerId, look),
    isSilent,
  };
}

/**
 * What was acted on and, by what has just been learnt, was not due: a policy that asks for something else meanwhile takes
 * nothing back.
 */
function withdrawnAmong(
  policy: Policy,
  { facts, known, added }: VisitHistory,
  stored: readonly StoredDeadline[],
  came: readonly VisitDeadline[],
  now: string,
): readonly StoredDeadline[] {
  const cameIds = new Set(came.map(({ id }) => id));
  const gone = stored.filter(
    ({ id, clockId, state }) => state === "fired" && clockId === clockOf(facts.id) && !cameIds.has(id),
  );
  if (gone.length === 0 || added.length === 0) return [];
  const cameBefore = new Set(visitDeadlinesCome(policy, facts, known, now).map(({ id }) => id));
  return gone.filter(({ id }) => cameBefore.has(id));
}

/** Never fires: each look moves it on to the next call, or drops it. */
function workCallOf(policy: Policy, { look, known, facts }: VisitHistory, now: string): NewDeadline | null {
  const at = nextWorkCallAt(policy, look, known, now);
  const { id } = facts;
  return at === null
    ? null
    : { id: `visit:${id}:work_call`, ticketId: id, clockId: clockOf(id), kind: "work_call", at };
}

const clockOf = (visitId: number): string => `visit:${visitId}`;

const late = ({ at }: Pick<VisitDeadline, "at">, now: string): number => instantOf(now) - instantOf(at);

const rowOf = ({ id, visitId, kind, at }: VisitDeadline): NewDeadline => ({
  id,
  ticketId: visitId,
  clockId: clockOf(visitId),
  kind,
  at,
});
