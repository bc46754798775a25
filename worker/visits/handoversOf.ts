import {
  dayNumber,
  dayStart,
  dayText,
  type Handover,
  handoverPhase,
  instantOf,
  instantText,
  leadsOf,
  localDay,
  parseDay,
  type Policy,
  type SaidHandover,
  standInFor,
  taskOf,
  type TicketFacts,
  visitSchedule,
} from "#core";
import type { CurrentPolicy } from "../policy/currentPolicy.ts";
import { wholeSecondOf } from "../promises/momentsInEvent.ts";
import type { TicketLook } from "../promises/promisesOf.ts";
import type { Shell } from "../shell.ts";
import {
  deadlinesFired,
  deadlinesOfTickets,
  dropDeadlines,
  type NewDeadline,
  putDeadlines,
} from "../store/deadlines.ts";
import { NOTHING } from "../promises/askedActions.ts";
import type { NewEffect } from "../store/effect.ts";
import { effectsUnsent } from "../store/ticketActions.ts";
import {
  assigneesOf,
  type HandoverMove,
  handoverMoves,
  movesBack,
  openHandovers,
  openTasksOf,
  putHandovers,
  putMoves,
} from "../store/handovers.ts";
import { HANDOVER_REFUSED } from "./handoverWords.ts";
import { saidHandovers } from "./saidHandovers.ts";

/** What a look at tickets means for hand-overs (A16). */
export type Handed = {
  readonly handovers: readonly (SaidHandover & { readonly updatedAt: string })[];
  readonly moves: readonly Omit<HandoverMove, "backAt">[];
  readonly back: readonly HandoverMove[];
  /** Moves that wait to be sent, of hand-overs that are over: they never will be. */
  readonly unsent: readonly string[];
  readonly waiting: readonly NewDeadline[];
  readonly fired: readonly NewDeadline[];
  readonly dropped: readonly string[];
  readonly effects: readonly NewEffect[];
};

const NOTHING_HANDED: Handed = {
  handovers: [],
  moves: [],
  back: [],
  unsent: [],
  waiting: [],
  fired: [],
  dropped: [],
  effects: [],
};

/**
 * Moves an absent agent's open tasks to the stand-in when the hand-over runs, new ones as they come, and back when it is
 * over: only those that it moved and the stand-in, or whoever stands in for that one, still has. Each task is moved once per
 * hand-over, so nothing goes to and fro.
 */
export async function handoversOf(
  shell: Shell,
  { policy }: CurrentPolicy,
  looks: readonly TicketLook[],
): Promise<Handed> {
  const zone = visitSchedule(policy)?.zone ?? "UTC";
  const looked = looks.filter(({ row }) => taskOf(policy, row.facts) === "handover");
  const tasks = looks.filter((look) => isOpenTask(policy, look));
  if (looked.length === 0 && tasks.length === 0) return NOTHING_HANDED;
  const known = await openHandovers(shell.db);
  const now = wholeSecondOf(shell.nowText);
  const today = dayText(localDay(zone, instantOf(now)));
  const said = await saidHandovers(shell, policy, looked, known, zone);
  const told = said.told.map((each) => ({ ...each, isEnded: handoverPhase(each, today) === "over" }));
  const all = [...new Map([...known, ...told].map((each) => [each.id, each])).values()];
  const running = all.filter((each) => handoverPhase(each, today) === "running");
  const begun = told.filter((each) => running.some(({ id }) => id === each.id));
  const over = told.filter(({ isEnded }) => isEnded);
  const moved = await handoverMoves(shell.db, {
    handovers: [...begun, ...over].map(({ id }) => id),
    tickets: tasks.map(({ row }) => row.facts.id),
  });
  const back = await movesFrom(shell, over, moved, looks);
  const moves = await movesTo(shell, { running, begun, tasks, moved, today, back: back.toAgent });
  const late = moved.filter((move) => isOnlyNowKnown(move, tasks));
  const standing = all.filter(({ isEnded }) => !isEnded);
  const returned = [...back.toAgent, ...late].map((move) => ({
    ...move,
    toId: standInFor(standing, move.fromId, today),
  }));
  return {
    handovers: told,
    moves: [...moves, ...returned.flatMap((move) => awayAgain(move, running))],
    back: back.all,
    unsent: back.all.map(({ handoverId, ticketId }) => assignmentId(`${handoverId}:to`, ticketId)),
    ...(await timers(shell, looked, told, zone, now)),
    effects: [
      ...moves.map(({ handoverId, ticketId, toId }) => assignment(`${handoverId}:to`, ticketId, toId)),
      ...returned.map(({ handoverId, ticketId, toId }) => assignment(`${handoverId}:back`, ticketId, toId)),
      ...said.refused.map((handover) => refusal(policy, handover)),
    ],
  };
}

/** The same transaction writes these and the tickets they are about. */
export function handoverStatements(
  { db, nowText }: Shell,
  handed: Handed,
  inChunks: <Row>(
    rows: readonly Row[],
    build: (rows: readonly Row[]) => readonly D1PreparedStatement[],
  ) => readonly D1PreparedStatement[],
): readonly D1PreparedStatement[] {
  const fired = handed.fired.map((each) => ({
    ...each,
    lateSeconds: instantOf(wholeSecondOf(nowText)) - instantOf(each.at),
  }));
  return [
    ...inChunks(handed.handovers, (rows) => [putHandovers(db, rows)]),
    ...inChunks(handed.moves, (rows) => [putMoves(db, rows, nowText)]),
    ...inChunks(handed.back, (rows) => [movesBack(db, rows, nowText)]),
    ...inChunks(handed.unsent, (ids) => [effectsUnsent(db, ids, nowText)]),
    ...inChunks(handed.dropped, (ids) => [dropDeadlines(db, ids)]),
    ...inChunks(handed.waiting, (rows) => [putDeadlines(db, rows)]),
    ...inChunks(fired, (rows) => [deadlinesFired(db, rows, nowText)]),
  ];
}

function isOpenTask(policy: Policy, { row }: TicketLook): boolean {
  const kind = taskOf(policy, row.facts);
  return (kind === "visit" || kind === "callback") && row.facts.assigneeId !== null && !isOver(row.facts);
}

const isOver = ({ status }: Pick<TicketFacts, "status">): boolean =>
  status === "solved" || status === "closed" || status === "deleted";

/** Everything of an agent whose hand-over was just looked at, and what was just looked at of those who are away anyway. */
async function movesTo(
  shell: Shell,
  seen: {
    readonly running: readonly Handover[];
    readonly begun: readonly Handover[];
    readonly tasks: readonly TicketLook[];
    readonly moved: readonly HandoverMove[];
    readonly today: string;
    /** On their way back: whoever has them now is not who will. */
    readonly back: readonly HandoverMove[];
  },
): Promise<readonly Omit<HandoverMove, "backAt">[]> {
  const stored = await openTasksOf(
    shell.db,
    seen.begun.map(({ fromId }) => fromId),
  );
  const looked = new Set(seen.tasks.map(({ row }) => row.facts.id));
  const open = [
    ...seen.tasks.flatMap(({ row: { facts } }) =>
      facts.assigneeId === null ? [] : [{ id: facts.id, assigneeId: facts.assigneeId }],
    ),
    ...stored.filter(({ id }) => !looked.has(id)),
  ];
  return open.flatMap(({ id: ticketId, assigneeId: fromId }) => {
    if (seen.back.some((each) => each.ticketId === ticketId)) return [];
    const handover = seen.running.findLast((each) => each.fromId === fromId);
    if (handover === undefined) return [];
    const handoverId = handover.id;
    if (seen.moved.some((each) => each.handoverId === handoverId && each.ticketId === ticketId)) return [];
    const toId = standInFor(seen.running, fromId, seen.today);
    return toId === fromId ? [] : [{ handoverId, ticketId, fromId, toId }];
  });
}

/** Whoever is back may be away for another reason by now: it comes back when that is over. */
function awayAgain(
  { ticketId, fromId, toId }: Omit<HandoverMove, "backAt">,
  running: readonly Handover[],
): readonly Omit<HandoverMove, "backAt">[] {
  const handover = running.findLast((each) => each.fromId === fromId);
  return handover === undefined || toId === fromId
    ? []
    : [{ handoverId: handover.id, ticketId, fromId, toId }];
}

/** Our move into the stand-in's hands, which nobody had told us of when the hand-over ended. */
function isOnlyNowKnown({ ticketId, toId, backAt }: HandoverMove, tasks: readonly TicketLook[]): boolean {
  return tasks.some(
    ({ row: { facts, updatedAt } }) =>
      facts.id === ticketId && facts.assigneeId === toId && backAt !== null && updatedAt <= backAt,
  );
}

async function movesFrom(
  shell: Shell,
  over: readonly Handover[],
  moved: readonly HandoverMove[],
  looks: readonly TicketLook[],
): Promise<{ readonly all: readonly HandoverMove[]; readonly toAgent: readonly HandoverMove[] }> {
  const ended = new Set(over.map(({ id }) => id));
  const all = moved.filter(({ handoverId, backAt }) => ended.has(handoverId) && backAt === null);
  const stored = await assigneesOf(
    shell.db,
    all.map(({ ticketId }) => ticketId),
  );
  const has = new Map<number, number | null>(stored.map(({ id, assigneeId }) => [id, assigneeId]));
  for (const { row } of looks) has.set(row.facts.id, isOver(row.facts) ? null : row.facts.assigneeId);
  const toAgent = all.filter((move) =>
    [move, ...onwards(move, moved)].some(({ ticketId, toId }) => has.get(ticketId) === toId),
  );
  const handedOn = new Set(toAgent.flatMap((move) => onwards(move, moved)));
  return { all: [...new Set([...all, ...handedOn])], toAgent: toAgent.filter((move) => !handedOn.has(move)) };
}

/** The moves by which a task went on from a stand-in who was away, too. */
function onwards(move: HandoverMove, moved: readonly HandoverMove[]): readonly HandoverMove[] {
  const seen = [move];
  const next = ({ ticketId, toId }: HandoverMove): HandoverMove | undefined =>
    moved.find(
      (each) =>
        each.ticketId === ticketId && each.fromId === toId && each.backAt === null && !seen.includes(each),
    );
  for (let on = next(move); on !== undefined; on = next(on)) seen.push(on);
  return seen.slice(1);
}

/** Its first and the day after its last are looked at by themselves. */
async function timers(
  shell: Shell,
  looked: readonly TicketLook[],
  told: readonly Handover[],
  zone: string,
  now: string,
): Promise<Pick<Handed, "waiting" | "fired" | "dropped">> {
  const stored = await deadlinesOfTickets(
    shell.db,
    looked.map(({ row }) => row.facts.id),
  );
  const at = (date: string, days: number): string =>
    instantText(dayStart(zone, dayNumber((parseDay(date) ?? 0) + days)));
  const wanted = told
    .filter(({ isEnded }) => !isEnded)
    .flatMap(({ id, startsOn, untilOn }) => [
      timer(id, "starts", at(startsOn, 0)),
      timer(id, "ends", at(untilOn, 1)),
    ]);
  const open = stored.filter(({ state }) => state === "waiting");
  return {
    waiting: wanted.filter((one) => one.at > now && !open.some(({ id }) => id === one.id)),
    fired: open
      .filter((one) => one.at <= now)
      .map(({ id, ticketId, at: due }) => ({ ...timer(ticketId, "", due), id })),
    dropped: open
      .filter((one) => one.at > now && !wanted.some(({ id }) => id === one.id))
      .map(({ id }) => id),
  };
}

const timer = (ticketId: number, what: string, at: string): NewDeadline => ({
  id: `handover:${ticketId}:${what}:${at}`,
  ticketId,
  clockId: `handover:${ticketId}`,
  kind: "handover",
  at,
});

const assignmentId = (cause: string, ticketId: number): string =>
  `ticket_actions:handover:${cause}:${ticketId}`;

/** Whoever may not hand these tasks over reads so on the task itself. */
function refusal(policy: Policy, { id, byId, fromId, toId }: SaidHandover): NewEffect {
  const { groups, emails } = leadsOf(policy);
  const words = HANDOVER_REFUSED[policy.document.languages[0] ?? "en"];
  return {
    id: `ticket_actions:handover:${id}:refused:${byId}:${fromId}:${toId}`,
    subjectId: id,
    change: { ...NOTHING, note: words([...groups, ...emails].join(", ")) },
    announce: false,
    cause: "hand-over refused",
  };
}

function assignment(cause: string, ticketId: number, agentId: number): NewEffect {
  return {
    id: assignmentId(cause, ticketId),
    subjectId: ticketId,
    change: { ...NOTHING, assignee: { kind: "user", id: agentId } },
    announce: false,
    cause: `handover ${cause}`,
  };
}
