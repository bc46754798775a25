import {
  dayText,
  instantOf,
  localDay,
  type Policy,
  type TaskField,
  taskOf,
  type VisitDeadline,
  visitDeadlines,
  visitSchedule,
} from "#core";
import type { Ticket } from "#zendesk";
import type { CurrentPolicy } from "../policy/currentPolicy.ts";
import { grouped } from "../promises/grouped.ts";
import { wholeSecondOf } from "../promises/momentsInEvent.ts";
import type { TicketLook } from "../promises/promisesOf.ts";
import { waitSeconds } from "../queue/readMany.ts";
import { taskFieldIds } from "../queue/taskFieldIds.ts";
import type { Shell } from "../shell.ts";
import {
  deadlinesOfTickets,
  type FiredDeadline,
  type NewDeadline,
  type StoredDeadline,
} from "../store/deadlines.ts";
import type { NewEffect } from "../store/effect.ts";
import { momentsOfVisits, organizationsWith, type StoredVisit } from "../store/visits.ts";
import { refusalEffect, visitEffects } from "./visitEffects.ts";
import { type VisitHistory, visitHistory } from "./visitHistory.ts";

/** What a look at tickets taught about visits. */
export type Visited = {
  readonly visits: readonly (VisitHistory & { readonly stored: StoredVisit })[];
  readonly waiting: readonly NewDeadline[];
  readonly fired: readonly FiredDeadline[];
  readonly dropped: readonly string[];
  readonly effects: readonly NewEffect[];
  /** Customers whose sheets are to be written anew. */
  readonly customers: readonly number[];
};

/** What was due longer ago than this is recorded, but nobody is told of it any more. */
const PAST_USE_SECONDS = 3 * 24 * 3600;

const READ_FIELDS = [
  "visitTime",
  "visitDate",
  "visitReason",
  "visitNote",
] as const satisfies readonly TaskField[];

/**
 * The visits among these tickets: their histories with what was just learnt, what they count, and what is due.
 * @param forget tickets that are gone for good.
 */
export async function visitsOf(
  shell: Shell,
  { policy }: CurrentPolicy,
  looks: readonly TicketLook[],
  reads: ReadonlyMap<number, Ticket>,
  forget: readonly number[],
): Promise<Visited> {
  const known = await momentsOfVisits(
    shell.db,
    looks.map(({ row }) => row.facts.id),
  );
  const tasks = looks.filter(({ row }) => known.has(row.facts.id) || taskOf(policy, row.facts) === "visit");
  const ids = tasks.map(({ row }) => row.facts.id);
  const before = await organizationsWith(shell.db, [...ids, ...forget]);
  if (tasks.length === 0) return { ...NOTHING_VISITED, customers: before };
  const fields = await readableFields(shell, policy, tasks, reads);
  const now = wholeSecondOf(shell.nowText);
  const visits = tasks.flatMap((look) => {
    const { id } = look.row.facts;
    const read = fields === null ? null : (reads.get(id) ?? null);
    const told = { read, fields: fields ?? new Map<TaskField, number>() };
    const history = visitHistory(policy, look, known.get(id) ?? [], told, now);
    return history === null ? [] : [{ ...history, stored: storedOf(policy, history) }];
  });
  const deadlines = grouped(await deadlinesOfTickets(shell.db, ids), ({ ticketId }) => ticketId);
  const works = visits.map((visit) => deadlineWork(policy, visit, deadlines.get(visit.facts.id) ?? [], now));
  const after = visits.flatMap(({ facts }) => facts.organizationId ?? []);
  return {
    visits,
    waiting: works.flatMap(({ waiting }) => waiting),
    fired: works.flatMap(({ fired }) => fired),
    dropped: works.flatMap(({ dropped }) => dropped),
    effects: works.flatMap(({ effects }) => effects),
    customers: [...new Set([...before, ...after])],
  };
}

const NOTHING_VISITED: Visited = {
  visits: [],
  waiting: [],
  fired: [],
  dropped: [],
  effects: [],
  customers: [],
};

/** Null: Zendesk cannot say now which fields are ours, so what was read is read again soon. */
async function readableFields(
  shell: Shell,
  policy: Policy,
  tasks: readonly TicketLook[],
  reads: ReadonlyMap<number, Ticket>,
): Promise<ReadonlyMap<TaskField, number> | null> {
  const read = tasks.map(({ row }) => row.facts.id).filter((id) => reads.has(id));
  if (read.length === 0) return new Map();
  const titles = new Set(policy.ticketFields().map(({ title }) => title));
  const isUsed = titles.has("Visit stage");
  const found = await taskFieldIds(shell, isUsed ? READ_FIELDS.filter((field) => field !== "visitNote") : []);
  if (found.ok) return found.value;
  await shell.queue.send(
    { kind: "look", tickets: read, organizations: [], judge: [], cause: "fields of visits" },
    { delaySeconds: Math.max(1, waitSeconds(found.error)) },
  );
  return null;
}

const STATES = {
  planned: "planned",
  confirmed: "planned",
  arrived: "planned",
  in_progress: "planned",
  done: "done",
  signed: "signed",
  cancelled: "cancelled",
} as const;

function storedOf(policy: Policy, { facts, look }: VisitHistory): StoredVisit {
  const zone = visitSchedule(policy)?.zone ?? "UTC";
  const state = facts.stage === "done" && facts.isSigned ? "signed" : STATES[facts.stage];
  return {
    facts,
    state,
    on: facts.doneOn ?? facts.plannedOn ?? dayText(localDay(zone, instantOf(facts.createdAt))),
    updatedAt: look.row.updatedAt,
  };
}

type Work = Pick<Visited, "waiting" | "fired" | "dropped" | "effects">;

function deadlineWork(
  policy: Policy,
  { facts, look }: VisitHistory,
  stored: readonly StoredDeadline[],
  now: string,
): Work {
  const firedBefore = new Set(stored.filter(({ state }) => state === "fired").map(({ id }) => id));
  const open = visitDeadlines(policy, facts).filter(({ id }) => !firedBefore.has(id));
  const due = open.filter(({ at }) => at <= now);
  const toCome = open.filter(({ at }) => at > now);
  const waitingAt = new Map(stored.flatMap(({ id, at, state }) => (state === "waiting" ? [[id, at]] : [])));
  const wanted = new Set(open.map(({ id }) => id));
  const { status } = look.row.facts;
  // Zendesk refuses changes to these; and the account's past is nobody's to do now.
  const isSilent = look.isBackfill || status === "closed" || status === "deleted";
  const fired = due.map((deadline) => ({ ...rowOf(deadline), lateSeconds: late(deadline, now) }));
  const useful = due.filter((deadline) => !isSilent && late(deadline, now) <= PAST_USE_SECONDS);
  return {
    waiting: toCome.filter(({ id, at }) => waitingAt.get(id) !== at).map(rowOf),
    fired,
    dropped: [...waitingAt.keys()].filter((id) => !wanted.has(id)),
    effects: [
      ...useful.flatMap((deadline) => visitEffects(policy, deadline, facts, look)),
      ...(isSilent || !isOpen(facts.stage) ? [] : refusalEffect(policy, facts, look)),
    ],
  };
}

const isOpen = (stage: VisitHistory["facts"]["stage"]): boolean => STATES[stage] === "planned";

const late = ({ at }: VisitDeadline, now: string): number => instantOf(now) - instantOf(at);

const rowOf = ({ id, visitId, kind, at }: VisitDeadline): NewDeadline => ({
  id,
  ticketId: visitId,
  clockId: `visit:${visitId}`,
  kind,
  at,
});
