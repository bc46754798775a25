import { instantOf } from "#core";
import type { Shell } from "../shell.ts";
import { visitsOfCustomers } from "../store/visits.ts";
import type { VisitHistory } from "./visitHistory.ts";
import { LEDGER_STATES, type ToldDeadline } from "./visitWork.ts";

/**
 * The visit that stands for the next one of a visit that was not solved (D3), by the unsolved one: somebody planned it for
 * the same customer after the unsolved one was made and before we would: the next morning, or when it is said later. Of
 * several the first.
 * @param news what was just learnt, which the ledger does not have yet.
 */
export async function plannedInstead(
  { db }: Shell,
  unsolved: readonly { readonly visit: VisitHistory; readonly deadline: ToldDeadline }[],
  news: readonly VisitHistory[],
): Promise<ReadonlyMap<number, number>> {
  const customers = unsolved.flatMap(({ visit }) => visit.facts.organizationId ?? []);
  const stored = await visitsOfCustomers(db, [...new Set(customers)]);
  const visits = new Map(stored.map((visit) => [visit.id, visit]));
  for (const { facts } of news) visits.set(facts.id, { ...facts, state: LEDGER_STATES[facts.stage] });
  return new Map(
    unsolved.flatMap(({ visit: { facts }, deadline }) => {
      const { doneAt, kind, organizationId } = facts;
      if (doneAt === null || organizationId === null) return [];
      const [first] = [...visits.values()]
        .filter((other) => other.organizationId === organizationId && other.state !== "cancelled")
        .filter((other) => other.kind === kind || other.kind === null)
        .filter(({ createdAt }) => instantOf(doneAt) < instantOf(createdAt))
        .filter(({ createdAt }) => instantOf(createdAt) < instantOf(deadline.cameAt))
        .toSorted((one, other) => one.id - other.id);
      return first === undefined ? [] : [[facts.id, first.id] as const];
    }),
  );
}
