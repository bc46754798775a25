import { dayText, instantOf, localDay, type Policy, type TaskField, taskOf, visitSchedule } from "#core";
import type { Ticket } from "#zendesk";
import type { CurrentPolicy } from "../policy/currentPolicy.ts";
import { actionsEffectId } from "../promises/actionsEffect.ts";
import { grouped } from "../promises/grouped.ts";
import { wholeSecondOf } from "../promises/momentsInEvent.ts";
import type { TicketLook } from "../promises/promisesOf.ts";
import { FRESH_FOR_NAMES_SECONDS, readPeople } from "../promises/readPeople.ts";
import { waitSeconds } from "../queue/readMany.ts";
import { taskFieldIds } from "../queue/taskFieldIds.ts";
import type { Shell } from "../shell.ts";
import { deadlinesOfTickets, type FiredDeadline, type NewDeadline } from "../store/deadlines.ts";
import type { Effect, NewEffect } from "../store/effect.ts";
import { ticketActionsOf } from "../store/ticketActions.ts";
import { momentsOfVisits, organizationsWith, type StoredVisit } from "../store/visits.ts";
import { desksOf } from "./desksOf.ts";
import { plannedInstead } from "./plannedInstead.ts";
import { takeBackVisits } from "./takeBackVisits.ts";
import { refusalEffect, visitEffects } from "./visitEffects.ts";
import { type VisitHistory, visitHistory } from "./visitHistory.ts";
import { isNeedsTag, needsEffect, outdatedNeeds } from "./visitNeeds.ts";
import { LEDGER_STATES, type ToldDeadline, type VisitWork, visitWork } from "./visitWork.ts";

/** What a look at tickets taught about visits. */
export type Visited = {
  readonly visits: readonly (VisitHistory & { readonly stored: StoredVisit })[];
  readonly waiting: readonly NewDeadline[];
  readonly fired: readonly FiredDeadline[];
  readonly dropped: readonly string[];
  /** Were dealt with and did not come after all. */
  readonly withdrawn: readonly string[];
  /** Writes that wait to be sent and never will be. */
  readonly unsent: readonly string[];
  readonly effects: readonly NewEffect[];
  /** Customers whose sheets are to be written anew. */
  readonly customers: readonly number[];
};

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
  const works = visits.map((visit) => visitWork(policy, visit, deadlines.get(visit.facts.id) ?? [], now));
  const asked = await askedOf(shell, works);
  const askedOn = (work: VisitWork): readonly Effect[] => asked.get(work.visit.facts.id) ?? [];
  const telling = works
    .map((work) => ({ ...work, untold: work.useful.filter((one) => !isTold(one, askedOn(work))) }))
    .filter(({ untold, isRefused }) => untold.length > 0 || isRefused);
  const takenBack = works.map((work) => takeBackVisits(policy, work, askedOn(work)));
  const deskOf = await desksOf(
    shell,
    policy,
    telling.map(({ visit }) => visit.look),
  );
  const unsolved = telling.flatMap(({ visit, untold }) =>
    untold.flatMap((deadline) => (deadline.kind === "unsolved" ? [{ visit, deadline }] : [])),
  );
  const instead = await plannedInstead(shell, unsolved, visits);
  await knowEngineers(shell, policy, visits);
  const after = visits.flatMap(({ facts }) => facts.organizationId ?? []);
  return {
    visits,
    waiting: works.flatMap(({ waiting }) => waiting),
    fired: works.flatMap(({ fired }) => fired),
    dropped: works.flatMap(({ dropped }) => dropped),
    withdrawn: works.flatMap(({ withdrawn }) => withdrawn.map(({ id }) => id)),
    unsent: [
      ...takenBack.flatMap(({ unsent }) => unsent),
      ...works.flatMap((work) => outdatedNeeds(work, askedOn(work))),
    ],
    effects: [
      ...telling.flatMap(({ visit: { facts, look }, untold, isRefused }) => [
        ...untold.flatMap((deadline) =>
          visitEffects(policy, deadline, facts, look, deskOf(look), instead.get(facts.id) ?? null),
        ),
        ...(isRefused ? refusalEffect(policy, facts, look, deskOf(look)) : []),
      ]),
      ...takenBack.flatMap(({ effects }) => effects),
      ...works.flatMap((work) => needsEffect(work, askedOn(work))),
    ],
    customers: [...new Set([...before, ...after])],
  };
}

const NOTHING_VISITED: Visited = {
  visits: [],
  waiting: [],
  fired: [],
  dropped: [],
  withdrawn: [],
  unsent: [],
  effects: [],
  customers: [],
};

/** What was asked of the tickets of which something may be to tell or to take back. */
async function askedOf(
  shell: Shell,
  works: readonly VisitWork[],
): Promise<ReadonlyMap<number, readonly Effect[]>> {
  const concerned = works.filter(
    ({ visit, useful, withdrawn }) =>
      useful.length + withdrawn.length > 0 || visit.look.row.facts.tags.some(isNeedsTag),
  );
  const asked = await ticketActionsOf(
    shell.db,
    concerned.map(({ visit }) => visit.facts.id),
  );
  return grouped(asked, ({ subjectId }) => subjectId);
}

const isTold = ({ id, withdrawals }: ToldDeadline, asked: readonly Effect[]): boolean =>
  asked.some((effect) => effect.id === actionsEffectId(id, withdrawals));

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

function storedOf(policy: Policy, { facts, look }: VisitHistory): StoredVisit {
  const zone = visitSchedule(policy)?.zone ?? "UTC";
  const state = facts.stage === "done" && facts.isSigned ? "signed" : LEDGER_STATES[facts.stage];
  return {
    facts,
    state,
    on: facts.doneOn ?? facts.plannedOn ?? dayText(localDay(zone, instantOf(facts.createdAt))),
    updatedAt: look.row.updatedAt,
  };
}

/** So that the card can name them. */
async function knowEngineers(shell: Shell, policy: Policy, visits: readonly VisitHistory[]): Promise<void> {
  const news = visits.filter(({ added, look }) => added.length > 0 && !look.isBackfill);
  const ids = news.flatMap(({ facts }) => facts.engineerId ?? []);
  if (ids.length > 0) await readPeople(shell, policy, ids, FRESH_FOR_NAMES_SECONDS);
}
