import { instantOf, type Policy, type VisitDeadline, visitDeadlines, type VisitStage } from "#core";
import type { FiredDeadline, NewDeadline, StoredDeadline } from "../store/deadlines.ts";
import type { StoredVisit } from "../store/visits.ts";
import { isEngineerRefused } from "./visitEffects.ts";
import type { VisitHistory } from "./visitHistory.ts";

/** What the ledger must do about a visit's deadlines, and what of it concerns people. */
export type VisitWork = {
  readonly visit: VisitHistory;
  readonly waiting: readonly NewDeadline[];
  readonly fired: readonly FiredDeadline[];
  readonly dropped: readonly string[];
  /** Of what has come, what people are still to be told. */
  readonly useful: readonly VisitDeadline[];
  readonly isRefused: boolean;
};

/** What was due longer ago than this is recorded, but nobody is told of it any more. */
const PAST_USE_SECONDS = 3 * 24 * 3600;

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
  const { facts, look } = visit;
  const firedBefore = new Set(stored.filter(({ state }) => state === "fired").map(({ id }) => id));
  const open = visitDeadlines(policy, facts).filter(({ id }) => !firedBefore.has(id));
  const due = open.filter(({ at }) => at <= now);
  const toCome = open.filter(({ at }) => at > now);
  const waitingAt = new Map(stored.flatMap(({ id, at, state }) => (state === "waiting" ? [[id, at]] : [])));
  const wanted = new Set(open.map(({ id }) => id));
  const { status } = look.row.facts;
  // Zendesk refuses changes to these; and the account's past is nobody's to do now.
  const isSilent = look.isBackfill || status === "closed" || status === "deleted";
  const isOpen = LEDGER_STATES[facts.stage] === "planned";
  const { engineerId } = facts;
  return {
    visit,
    waiting: toCome.filter(({ id, at }) => waitingAt.get(id) !== at).map(rowOf),
    fired: due.map((deadline) => ({ ...rowOf(deadline), lateSeconds: late(deadline, now) })),
    dropped: [...waitingAt.keys()].filter((id) => !wanted.has(id)),
    useful: due.filter((deadline) => !isSilent && late(deadline, now) <= PAST_USE_SECONDS),
    isRefused: !isSilent && isOpen && engineerId !== null && isEngineerRefused(policy, engineerId, look),
  };
}

const late = ({ at }: VisitDeadline, now: string): number => instantOf(now) - instantOf(at);

const rowOf = ({ id, visitId, kind, at }: VisitDeadline): NewDeadline => ({
  id,
  ticketId: visitId,
  clockId: `visit:${visitId}`,
  kind,
  at,
});
