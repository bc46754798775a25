import {
  type Clock,
  clocksOf,
  deadlinesOf,
  type DueDeadline,
  dueActions,
  type Policy,
  type TimelineEvent,
  withdrawnDeadlines,
} from "#core";
import type { CurrentPolicy } from "../policy/currentPolicy.ts";
import type { FiredDeadline, NewDeadline, StoredDeadline } from "../store/deadlines.ts";
import { versionsIn } from "../store/versionsIn.ts";

/** What the ledger must do about a ticket's deadlines. */
export type Clockwork = {
  readonly clocks: readonly Clock[];
  readonly due: readonly (DueDeadline & { readonly withdrawals: number })[];
  readonly fired: readonly FiredDeadline[];
  /** New, or at another time than before. */
  readonly waiting: readonly NewDeadline[];
  readonly dropped: readonly string[];
  /** Were dealt with, and came, but at another instant than was thought. */
  readonly moved: readonly { readonly id: string; readonly at: string }[];
  /** Were dealt with, but did not come after all, or have not come yet. */
  readonly withdrawn: readonly StoredDeadline[];
};

/**
 * Compares what core says of a ticket's clocks with the deadlines in the ledger.
 * @param now when we look; events that Zendesk's clock has later than ours count all the same.
 */
export function clockworkOf(
  { policy, version }: CurrentPolicy,
  earlier: ReadonlyMap<number, Policy>,
  ticket: { readonly id: number; readonly events: readonly TimelineEvent[] },
  stored: readonly StoredDeadline[],
  now: string,
): Clockwork {
  const asOf = ticket.events.reduce((latest, { at }) => (at > latest ? at : latest), now);
  const clocks = clocksOf(policy, { ticketId: ticket.id, events: ticket.events }, asOf, earlier);
  const fired = new Set(stored.filter(({ state }) => state === "fired").map(({ id }) => id));
  // Without the policy it ran under nobody can say what did not come.
  const isWhole = versionsIn([ticket.events]).every((one) => one === version || earlier.has(one));
  const withdrawnIds = new Set(
    isWhole && fired.size > 0 ? withdrawnDeadlines(clocks, fired, asOf).map(({ id }) => id) : [],
  );
  const firedBefore = new Set([...fired].filter((id) => !withdrawnIds.has(id)));
  const withdrawn = stored.filter(({ id }) => withdrawnIds.has(id));
  const withdrawals = new Map(stored.map((each) => [each.id, each.withdrawals]));
  const due = dueActions(policy, clocks, firedBefore, asOf).map((each) => ({
    ...each,
    withdrawals: withdrawals.get(each.id) ?? 0,
  }));
  const dueIds = new Set(due.map(({ id }) => id));
  const all = deadlinesOf(policy, clocks);
  const firedAt = new Map(stored.flatMap(({ id, at }) => (firedBefore.has(id) ? [[id, at]] : [])));
  const toCome = all.filter(({ id }) => !firedBefore.has(id) && !dueIds.has(id));
  const waitingAt = new Map(stored.flatMap(({ id, at, state }) => (state === "waiting" ? [[id, at]] : [])));
  const wanted = new Set(toCome.map(({ id }) => id));
  return {
    clocks,
    due,
    fired: due.map((each) => ({ ...rowOf(each), lateSeconds: each.lateSeconds })),
    waiting: toCome.filter(({ id, at }) => waitingAt.get(id) !== at).map(rowOf),
    dropped: [...waitingAt.keys()].filter((id) => !wanted.has(id) && !dueIds.has(id)),
    moved: all.flatMap(({ id, at }) => (firedAt.has(id) && firedAt.get(id) !== at ? [{ id, at }] : [])),
    withdrawn,
  };
}

const rowOf = ({ id, ticketId, clockId, kind, at }: NewDeadline): NewDeadline => ({
  id,
  ticketId,
  clockId,
  kind,
  at,
});
