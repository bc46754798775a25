import type { Policy } from "#core";
import { earlierPolicies } from "../policy/earlierPolicies.ts";
import type { CurrentPolicy } from "../policy/currentPolicy.ts";
import type { Shell } from "../shell.ts";
import {
  deadlinesFired,
  deadlinesOfTickets,
  dropDeadlines,
  type FiredDeadline,
  type NewDeadline,
  putDeadlines,
} from "../store/deadlines.ts";
import type { NewEffect } from "../store/effect.ts";
import { addMoments, momentsOfTickets } from "../store/ticketMoments.ts";
import { actionsEffect } from "./actionsEffect.ts";
import { type Clockwork, clockworkOf } from "./clockwork.ts";
import { grouped } from "./grouped.ts";
import { type History, historyOf, type Looked } from "./historyOf.ts";
import { wholeSecondOf } from "./momentsInEvent.ts";
import { versionsIn } from "./versionsIn.ts";

/** What a look at tickets means for their promises. */
export type Promised = {
  readonly moments: readonly { readonly ticketId: number; readonly events: History["added"] }[];
  readonly waiting: readonly NewDeadline[];
  readonly fired: readonly FiredDeadline[];
  readonly dropped: readonly string[];
  /** What the deadlines that have come ask for in Zendesk. */
  readonly effects: readonly NewEffect[];
};

export type TicketLook = Omit<Looked, "known">;

/** Adds to each ticket's history what was just learnt, and works out what is due and what is to come. No requests. */
export async function promisesOf(
  shell: Shell,
  current: CurrentPolicy,
  looks: readonly TicketLook[],
): Promise<Promised> {
  const ids = looks.map(({ row }) => row.facts.id);
  const known = await momentsOfTickets(shell.db, ids);
  const stored = grouped(await deadlinesOfTickets(shell.db, ids), ({ ticketId }) => ticketId);
  const now = wholeSecondOf(shell.nowText);
  const histories = looks.flatMap((look) => {
    const history = historyOf(current, { ...look, known: known.get(look.row.facts.id) ?? [] }, now);
    return history === null ? [] : [{ look, history }];
  });
  const earlier = await earlierPolicies(
    shell.db,
    versionsIn(histories.map(({ history }) => history.events)).filter(
      (version) => version !== current.version,
    ),
  );
  const all = histories.map(({ look, history }) => {
    const { id } = look.row.facts;
    const works = clockworkOf(current, earlier, { id, events: history.events }, stored.get(id) ?? [], now);
    return { look, history, works };
  });
  return {
    moments: all.flatMap(({ look, history }) =>
      history.added.length === 0 ? [] : [{ ticketId: look.row.facts.id, events: history.added }],
    ),
    waiting: all.flatMap(({ works }) => works.waiting),
    fired: all.flatMap(({ works }) => works.fired),
    dropped: all.flatMap(({ works }) => works.dropped),
    effects: all.flatMap((each) => effectsOf(current.policy, each)),
  };
}

/** The same transaction writes these and the tickets they are about. */
export function promiseStatements(
  shell: Shell,
  promised: Promised,
  inChunks: <Row>(
    rows: readonly Row[],
    build: (rows: readonly Row[]) => readonly D1PreparedStatement[],
  ) => readonly D1PreparedStatement[],
): readonly D1PreparedStatement[] {
  const { db, nowText } = shell;
  return [
    ...inChunks(promised.moments, (rows) => [addMoments(db, rows)]),
    ...inChunks(promised.dropped, (rows) => [dropDeadlines(db, rows)]),
    ...inChunks(promised.waiting, (rows) => [putDeadlines(db, rows)]),
    ...inChunks(promised.fired, (rows) => [deadlinesFired(db, rows, nowText)]),
  ];
}

function effectsOf(
  policy: Policy,
  { look, history, works }: { look: TicketLook; history: History; works: Clockwork },
): readonly NewEffect[] {
  const { row, customer } = look;
  const { status } = row.facts;
  // Zendesk refuses changes to these; and what was due before we came is nobody's to do now.
  if (status === "closed" || status === "deleted" || history.startsLate) return [];
  const clocks = new Map(works.clocks.map((clock) => [clock.id, clock]));
  return works.due.flatMap((deadline) => {
    const clock = clocks.get(deadline.clockId);
    if (clock === undefined) return [];
    return actionsEffect(policy, deadline, clock, { row, customer, history: history.events }) ?? [];
  });
}
