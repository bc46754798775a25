import { pausesAfterReply, type Policy } from "#core";
import { earlierPolicies } from "../policy/earlierPolicies.ts";
import { policyInForce } from "../policy/currentPolicy.ts";
import { pauseCandidates } from "../store/pauseCandidates.ts";
import { versionsIn } from "../store/versionsIn.ts";

/** A ticket that stood still although its customer had already replied (I8). */
export type PausedTicket = {
  readonly ticketId: number;
  /** Zendesk user id of the assignee at the end of the span, or of the last one known; null: nobody. */
  readonly assigneeId: number | null;
  /** Option value of the field "Service level", e.g. "sla_vip_urgent"; null: it has none. */
  readonly serviceLevel: string | null;
  /** Open seconds of the clock that stood longest; a ticket's clocks stand at the same time. */
  readonly seconds: number;
  /** Key of that clock: a metric, or "step:<key>". */
  readonly clock: string;
};

export type PausePage = {
  readonly tickets: readonly PausedTicket[];
  /** Hand it back as `after` for the next page; null: this was the last. */
  readonly next: number | null;
};

/** Few enough for one invocation's time: each ticket's clocks are walked twice. */
const TICKETS_PER_PAGE = 500;

/**
 * One page of the pause report over `[from, to)`, by ticket id; empty where no policy is in force. Reads moments only,
 * asks nothing of Zendesk.
 * @param from and @param to instants, ISO 8601 UTC. @param after the last page's `next`; 0 begins.
 */
export async function pauseReport(db: D1Database, from: string, to: string, after = 0): Promise<PausePage> {
  const current = await policyInForce(db);
  if (current === null) return { tickets: [], next: null };
  const { candidates, next } = await pauseCandidates(db, { from, to, after, limit: TICKETS_PER_PAGE });
  const versions = versionsIn(candidates.map(({ events }) => events));
  const earlier = await earlierPolicies(
    db,
    versions.filter((version) => version !== current.version),
  );
  const tickets = candidates.flatMap(
    (each) => pausedTicket(current.policy, each, { from, to }, earlier) ?? [],
  );
  return { tickets, next };
}

function pausedTicket(
  policy: Policy,
  {
    ticketId,
    events,
    assigneeId,
    serviceLevel,
  }: Awaited<ReturnType<typeof pauseCandidates>>["candidates"][number],
  span: { readonly from: string; readonly to: string },
  earlier: ReadonlyMap<number, Policy>,
): PausedTicket | null {
  const [longest] = pausesAfterReply(policy, { ticketId, events }, span, earlier);
  if (longest === undefined) return null;
  const assigned = events
    .flatMap((event) => (event.kind === "assigned" && event.at < span.to ? [event] : []))
    .toSorted((one, other) => (one.at < other.at ? -1 : 1))
    .at(-1);
  return {
    ticketId,
    assigneeId: assigned === undefined ? assigneeId : assigned.assigneeId,
    serviceLevel,
    seconds: longest.seconds,
    clock: longest.key,
  };
}

/** Totals of a report's pages, most seconds first. */
export type PauseTotals = {
  readonly tickets: number;
  readonly seconds: number;
  readonly byAgent: readonly PauseTotal<number | null>[];
  readonly byLevel: readonly PauseTotal<string | null>[];
};
export type PauseTotal<Key> = { readonly key: Key; readonly tickets: number; readonly seconds: number };

export function pauseTotals(tickets: readonly PausedTicket[]): PauseTotals {
  return {
    tickets: tickets.length,
    seconds: tickets.reduce((sum, { seconds }) => sum + seconds, 0),
    byAgent: totalsBy(tickets, ({ assigneeId }) => assigneeId),
    byLevel: totalsBy(tickets, ({ serviceLevel }) => serviceLevel),
  };
}

function totalsBy<Key>(
  tickets: readonly PausedTicket[],
  keyOf: (ticket: PausedTicket) => Key,
): readonly PauseTotal<Key>[] {
  const totals = new Map<Key, { tickets: number; seconds: number }>();
  for (const ticket of tickets) {
    const total = totals.get(keyOf(ticket)) ?? { tickets: 0, seconds: 0 };
    totals.set(keyOf(ticket), { tickets: total.tickets + 1, seconds: total.seconds + ticket.seconds });
  }
  return [...totals]
    .map(([key, total]) => ({ key, ...total }))
    .toSorted((one, other) => other.seconds - one.seconds);
}
