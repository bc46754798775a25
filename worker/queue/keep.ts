import { historyStatements } from "../history/historyStatements.ts";
import type { Solved } from "../history/solvedOf.ts";
import { isOptedOut, isRecurring, type Policy, rankKeys } from "#core";
import type { CurrentPolicy } from "../policy/currentPolicy.ts";
import type { Shell } from "../shell.ts";
import { callbackStatements } from "../callbacks/callbacksOf.ts";
import { type Called, lookAgainAt } from "../callbacks/called.ts";
import { putAudit } from "../store/audit.ts";
import { ticketsCalledAbout } from "../store/callbacksFound.ts";
import { careSoon } from "../store/carePlans.ts";
import { forgetCustomers, putCustomers } from "../store/customers.ts";
import { type DeliveryOutcome, putDeliveries } from "../store/deliveries.ts";
import type { NewEffect } from "../store/effect.ts";
import { putEffects } from "../store/effects.ts";
import { guardCountsOf } from "../guard/guardCountsOf.ts";
import { ratingsIn } from "../replies/ratingsIn.ts";
import { ratingsOn } from "../replies/ratingsOn.ts";
import { replyUsesOf } from "../replies/replyUsesOf.ts";
import { putGuardCounts } from "../store/guardCounts.ts";
import { putRatings, putRatingsSeen, putReplyUses } from "../store/replyUses.ts";
import { markPassedBy, moveCutOff } from "../store/ranks.ts";
import { putTierChanges } from "../store/tierHistory.ts";
import { forgetPeople, forgetTickets, openTicketsOf, putTickets } from "../store/tickets.ts";
import { forgetPeopleInVisits } from "../store/forgetVisits.ts";
import { visitsOfOrganizations } from "../store/visits.ts";
import { type Handed, handoverStatements } from "../visits/handoversOf.ts";
import { visitStatements } from "../visits/visitStatements.ts";
import type { Visited } from "../visits/visitsOf.ts";
import { type Promised, promiseStatements } from "../promises/promisesOf.ts";
import { forgetPeopleInMoments } from "../store/ticketMoments.ts";
import type { LookedAtTicket } from "./gatherTickets.ts";
import type { JudgedCustomer } from "./judgeCustomers.ts";
import type { Plan } from "./plan.ts";

/** What one look taught, and the writes it asks for. */
export type Learnt = {
  readonly tickets: readonly LookedAtTicket[];
  readonly customers: readonly JudgedCustomer[];
  readonly effects: readonly NewEffect[];
  readonly promised: Promised;
  readonly called: Called;
  readonly visited: Visited;
  readonly handed: Handed;
  readonly solved: Solved;
  readonly forgetTickets: readonly number[];
  readonly forgetCustomers: readonly number[];
  readonly forgetPeople: readonly number[];
  /** Customers whose rank may have moved because of others. */
  readonly judgeNext: readonly number[];
  /** Nothing has to be read again later. */
  readonly isComplete: boolean;
  /** By event id; one that waits for a read has none yet and comes again. */
  readonly outcomes: ReadonlyMap<string, DeliveryOutcome>;
};

/** D1 takes 2 MB in one value; reasons are the largest thing we store. */
const ROWS_PER_STATEMENT = 250;

/** Everything in one transaction: a delivery counts as seen only together with what it changed. */
export async function keep(
  shell: Shell,
  { policy }: CurrentPolicy,
  plan: Plan,
  learnt: Learnt,
): Promise<void> {
  const { db, nowText } = shell;
  const tickets = learnt.tickets.filter(isWorthKeeping);
  const customers = learnt.customers.filter(({ isChanged }) => isChanged).map(({ row }) => row);
  const changes = learnt.customers.flatMap(({ tierChange }) => tierChange ?? []);
  const processed = plan.deliveries.flatMap((delivery) => {
    const outcome = learnt.outcomes.get(delivery.id);
    return outcome === undefined ? [] : [{ delivery, outcome }];
  });
  const open = await openTicketsOf(db, learnt.forgetCustomers);
  const orphans = [
    ...new Set([
      ...open.map(({ facts }) => facts.id),
      ...(await visitsOfOrganizations(db, learnt.forgetCustomers)),
      ...(await ticketsCalledAbout(db, learnt.forgetCustomers)),
    ]),
  ];
  const statements = [
    ...inChunks(
      tickets.map(({ row }) => row),
      (rows) => [putTickets(db, rows)],
    ),
    ...inChunks(
      guardCountsOf(
        policy,
        tickets.map(({ row }) => row),
      ),
      (rows) => [putGuardCounts(db, rows)],
    ),
    ...inChunks(
      replyUsesOf(
        policy,
        tickets.map(({ row }) => row),
      ),
      (rows) => [putReplyUses(db, rows)],
    ),
    ...inChunks(ratingsIn(processed.map(({ delivery }) => delivery)), (rows) => [putRatings(db, rows)]),
    ...inChunks(ratingsOn(tickets), (rows) => [putRatingsSeen(db, rows)]),
    ...inChunks(customers, (rows) => [putCustomers(db, rows)]),
    ...inChunks(changes, (rows) => [putTierChanges(db, rows)]),
    ...promiseStatements(shell, learnt.promised, inChunks),
    ...callbackStatements(shell, learnt.called, inChunks),
    ...inChunks(careChanged(policy, learnt, plan), (ids) => [careSoon(db, ids, nowText)]),
    ...inChunks(learnt.effects, (rows) => putEffects(db, rows, nowText)),
    ...inChunks(processed, (rows) => [putDeliveries(db, rows, nowText)]),
    ...inChunks(learnt.forgetTickets, (ids) => forgetTickets(db, ids)),
    ...inChunks(learnt.forgetCustomers, (ids) => [
      ...forgetCustomers(db, ids),
      ...cutOffsFollow(shell, policy),
    ]),
    ...visitStatements(shell, learnt.visited, learnt.forgetTickets, inChunks),
    ...handoverStatements(shell, learnt.handed, inChunks),
    ...historyStatements(shell, learnt.solved, learnt, inChunks),
    ...inChunks(learnt.forgetPeople, (ids) => [
      ...forgetPeople(db, ids),
      forgetPeopleInMoments(db, ids),
      ...forgetPeopleInVisits(db, ids),
    ]),
    ...erasures(shell, learnt),
    ...plan.alongside({
      changed: ticketsPutRight(plan, learnt).size + changes.length,
      moved: changes.length,
      kept: learnt.customers.filter(isKeptFromNowOn).length,
      isComplete: learnt.isComplete,
    }),
  ];
  if (statements.length > 0) await db.batch(statements);
  await lookAgainAt(shell, learnt.called.lookAt);
  if (learnt.judgeNext.length > 0 || orphans.length > 0) {
    await shell.queue.send({
      kind: "look",
      tickets: orphans,
      organizations: [],
      judge: [...learnt.judgeNext],
      cause: orphans.length > 0 ? "organization deleted" : "rank moved",
    });
  }
}

/**
 * Whom calls may concern differently now: other facts, another tier, or a judgement that was asked for. Without recurring
 * care only those who want no calls, whose open ones end.
 */
function careChanged(policy: Policy, { customers }: Learnt, plan: Plan): readonly number[] {
  const { callbacks } = policy.document;
  const hasCare = callbacks.some(isRecurring);
  const asked = new Set(plan.judge);
  return customers
    .filter(({ row, isChanged }) => isChanged || asked.has(row.id))
    .filter(({ row }) => hasCare || callbacks.some(({ key }) => isOptedOut(key, row.tags)))
    .map(({ row }) => row.id);
}

function ticketsPutRight(plan: Plan, { tickets, promised }: Learnt): ReadonlySet<number> {
  const changed = tickets.filter(({ change }) => change === "new" || change === "changed");
  const completed = promised.moments.filter(({ ticketId }) => plan.unheard.saves.has(ticketId));
  return new Set([...changed.map(({ row }) => row.facts.id), ...completed.map(({ ticketId }) => ticketId)]);
}

/** Customers who are gone count no more, so others may come in. */
function cutOffsFollow({ db, nowText }: Shell, policy: Policy): readonly D1PreparedStatement[] {
  return rankKeys(policy).flatMap((key) => [moveCutOff(db, key, nowText), markPassedBy(db, key, nowText)]);
}

function isKeptFromNowOn({ row, before }: JudgedCustomer): boolean {
  return (row.standing?.lowerSince ?? null) !== null && (before?.standing?.lowerSince ?? null) === null;
}

/** Also when only the time of the last change moved: it decides what is stale. */
function isWorthKeeping({ row, before, change }: LookedAtTicket): boolean {
  return change === "new" || change === "changed" || row.updatedAt !== before?.updatedAt;
}

function erasures(shell: Shell, learnt: Learnt): readonly D1PreparedStatement[] {
  const { db, nowText } = shell;
  return [
    ...learnt.forgetPeople.map((id) =>
      putAudit(db, { what: "person_erased", subject: `user:${id}` }, nowText),
    ),
    ...learnt.forgetCustomers.map((id) =>
      putAudit(db, { what: "organization_erased", subject: `organization:${id}` }, nowText),
    ),
    ...learnt.forgetTickets.map((id) =>
      putAudit(db, { what: "ticket_erased", subject: `ticket:${id}` }, nowText),
    ),
  ];
}

function inChunks<Row>(
  rows: readonly Row[],
  build: (rows: readonly Row[]) => readonly D1PreparedStatement[],
): readonly D1PreparedStatement[] {
  const statements: D1PreparedStatement[] = [];
  for (let from = 0; from < rows.length; from += ROWS_PER_STATEMENT) {
    statements.push(...build(rows.slice(from, from + ROWS_PER_STATEMENT)));
  }
  return statements;
}
