import type { Policy } from "#core";
import { earlierPolicies } from "../policy/earlierPolicies.ts";
import type { CurrentPolicy } from "../policy/currentPolicy.ts";
import type { Shell } from "../shell.ts";
import {
  deadlinesFired,
  deadlinesOfTickets,
  dropDeadlines,
  type FiredDeadline,
  firedDeadlinesMoved,
  type NewDeadline,
  putDeadlines,
  withdrawDeadlines,
} from "../store/deadlines.ts";
import type { NewEffect } from "../store/effect.ts";
import { effectsUnsent } from "../store/ticketActions.ts";
import { addMoments, momentsOfTickets } from "../store/ticketMoments.ts";
import { actionsEffect, rolesIn } from "./actionsEffect.ts";
import { type Clockwork, clockworkOf } from "./clockwork.ts";
import { grouped } from "./grouped.ts";
import { firstContactEffect } from "./firstContactEffect.ts";
import { type History, historyOf, type Looked } from "./historyOf.ts";
import { knowNames } from "./knowNames.ts";
import { knowPeople } from "./knowPeople.ts";
import { wholeSecondOf } from "./momentsInEvent.ts";
import type { KnownPeople } from "./personOf.ts";
import { takeBack } from "./takeBack.ts";
import { versionsIn } from "../store/versionsIn.ts";

/** What a look at tickets means for their promises. */
export type Promised = {
  readonly moments: readonly { readonly ticketId: number; readonly events: History["added"] }[];
  readonly waiting: readonly NewDeadline[];
  readonly fired: readonly FiredDeadline[];
  readonly dropped: readonly string[];
  /** Deadlines that were dealt with, and came at another instant than was thought. */
  readonly moved: Clockwork["moved"];
  /** Deadlines that were dealt with and did not come after all. */
  readonly withdrawn: readonly string[];
  /** Writes they asked for that were not sent yet: they never will be. */
  readonly unsent: readonly string[];
  /** What the deadlines that have come, or did not come after all, ask for in Zendesk. */
  readonly effects: readonly NewEffect[];
};

export type TicketLook = Omit<Looked, "known">;

/** Adds to each ticket's history what was just learnt, and works out what is due and what is to come. Asks Zendesk
 * nothing but who people are, and only where a role or a name needs it.
 */
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
  const asked = all.flatMap(({ look, history, works }) =>
    works.due.flatMap(({ actions }) =>
      rolesIn(actions).map((role) => ({
        row: look.row,
        customer: look.customer,
        history: history.events,
        role,
      })),
    ),
  );
  const people = await knowPeople(shell, current.policy, asked);
  await knowNames(
    shell,
    current.policy,
    all.map(({ look, history }) => ({
      customer: look.customer,
      timeline: { ticketId: look.row.facts.id, events: history.events },
    })),
  );
  const takenBack = await takeBack(
    shell.db,
    current.policy,
    all.map(({ look, works }) => ({
      ticket: look.row.facts,
      works,
      stored: stored.get(look.row.facts.id) ?? [],
    })),
  );
  return {
    moments: all.flatMap(({ look, history }) =>
      history.added.length === 0 ? [] : [{ ticketId: look.row.facts.id, events: history.added }],
    ),
    waiting: all.flatMap(({ works }) => works.waiting),
    fired: all.flatMap(({ works }) => works.fired),
    dropped: all.flatMap(({ works }) => works.dropped),
    moved: all.flatMap(({ works }) => works.moved),
    withdrawn: all.flatMap(({ works }) => works.withdrawn.map(({ id }) => id)),
    unsent: takenBack.unsent,
    effects: [
      ...all.flatMap((each) => effectsOf(current.policy, each, people)),
      ...takenBack.effects,
      ...all.flatMap(
        ({ look, history }) => firstContactEffect(current.policy, look.row.facts, history) ?? [],
      ),
    ],
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
    ...inChunks(promised.moved, (rows) => [firedDeadlinesMoved(db, rows)]),
    ...inChunks(promised.withdrawn, (rows) => [withdrawDeadlines(db, rows, nowText)]),
    ...inChunks(promised.unsent, (rows) => [effectsUnsent(db, rows, nowText)]),
    ...inChunks(promised.waiting, (rows) => [putDeadlines(db, rows)]),
    ...inChunks(promised.fired, (rows) => [deadlinesFired(db, rows, nowText)]),
  ];
}

function effectsOf(
  policy: Policy,
  { look, history, works }: { look: TicketLook; history: History; works: Clockwork },
  known: KnownPeople,
): readonly NewEffect[] {
  const { row, customer } = look;
  const { status } = row.facts;
  // Zendesk refuses changes to these; and what was due before we came is nobody's to do now.
  if (status === "closed" || status === "deleted" || history.startsLate) return [];
  const clocks = new Map(works.clocks.map((clock) => [clock.id, clock]));
  return works.due.flatMap((deadline) => {
    const clock = clocks.get(deadline.clockId);
    if (clock === undefined) return [];
    return actionsEffect(policy, deadline, clock, { row, customer, history: history.events }, known) ?? [];
  });
}
