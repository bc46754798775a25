import { type Policy, rankKeys } from "#core";
import type { Shell } from "../shell.ts";
import {
  beginCutOff,
  type CutOffs,
  keepOnlyCutOffs,
  markPassedBy,
  moveCutOff,
  passedBy,
  putRanks,
  rankAll,
  readCutOffs,
  type RankValue,
} from "../store/ranks.ts";
import type { LookedAtCustomer } from "./gatherCustomers.ts";

/** How many customers next to a moved cut-off are judged again at once; the cron does the rest, some hundreds a minute. */
const NEIGHBOURS_AT_MOST = 500;

export type Ranking = {
  readonly cutOffs: CutOffs;
  /** Customers whose own facts did not change, but whose place may have. */
  readonly moved: readonly number[];
};

/**
 * The cut-offs of the policy's "top p %" rules, after what these customers changed in them. A customer's ranking value
 * follows its facts, so writing it twice does no harm.
 */
export async function recountRanks(
  shell: Shell,
  policy: Policy,
  customers: readonly LookedAtCustomer[],
): Promise<Ranking> {
  const { db, nowText } = shell;
  const keys = rankKeys(policy);
  if (keys.length === 0) return { cutOffs: {}, moved: [] };
  let known = await readCutOffs(db);
  if (keys.some(({ rankKey }) => known[rankKey] === undefined)) {
    await countAnew(shell, policy);
    known = await readCutOffs(db);
  }
  const values = changedValues([...new Set(keys.map(({ fact }) => fact))], customers);
  if (values.length === 0) return { cutOffs: known, moved: [] };
  const changed = new Set(values.map(({ fact }) => fact));
  const due = keys.filter(({ fact }) => changed.has(fact));
  const results = await db.batch<{ id: number }>([
    ...putRanks(db, values),
    ...due.flatMap((key) => [moveCutOff(db, key, nowText), markPassedBy(db, key, nowText)]),
    ...due.map((key) => passedBy(db, key, NEIGHBOURS_AT_MOST)),
  ]);
  const moved = new Set(results.slice(-due.length).flatMap((found) => found.results.map(({ id }) => id)));
  for (const { row } of customers) moved.delete(row.id);
  return { cutOffs: await readCutOffs(db), moved: [...moved] };
}

/** Ranks all customers the ledger knows, for the rules the policy has: when one is new, or asks for another fact. */
export async function countAnew({ db, nowText }: Shell, policy: Policy): Promise<void> {
  const keys = rankKeys(policy);
  await db.batch([
    ...keepOnlyCutOffs(db, keys),
    ...rankAll(db, [...new Set(keys.map(({ fact }) => fact))]),
    ...keys.flatMap((key) => [beginCutOff(db, key, nowText), moveCutOff(db, key, nowText)]),
  ]);
}

function changedValues(
  facts: readonly string[],
  customers: readonly LookedAtCustomer[],
): readonly RankValue[] {
  return facts.flatMap((fact) =>
    customers
      .filter(({ row, before }) => before?.facts[fact] !== row.facts[fact])
      .map(({ row }) => ({ fact, id: row.id, value: numberOrNull(row.facts[fact]) })),
  );
}

function numberOrNull(value: unknown): number | null {
  return typeof value === "number" ? value : null;
}
