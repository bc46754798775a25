import { type Policy, rankKeys } from "#core";
import type { Shell } from "../shell.ts";
import {
  countCutOff,
  type CutOffs,
  putCutOff,
  putRanks,
  rankedBetween,
  readCutOffs,
} from "../store/ranks.ts";
import type { LookedAtCustomer } from "./gatherCustomers.ts";

/** How many customers next to a moved cut-off are judged again at once; the sweep of a policy change does the rest. */
const NEIGHBOURS_AT_MOST = 1000;

export type Ranking = {
  readonly cutOffs: CutOffs;
  /** Customers whose own facts did not change, but whose place may have. */
  readonly moved: readonly number[];
};

/**
 * The cut-offs of the policy's "top p %" rules. Counted again only when a ranked fact changed; a customer's ranking
 * value follows its facts, so writing it twice does no harm.
 */
export async function recountRanks(
  shell: Shell,
  policy: Policy,
  customers: readonly LookedAtCustomer[],
): Promise<Ranking> {
  const keys = rankKeys(policy);
  if (keys.length === 0) return { cutOffs: {}, moved: [] };
  const known = await readCutOffs(shell.db);
  const values = [...new Set(keys.map(({ fact }) => fact))].flatMap((fact) =>
    customers
      .filter(({ row, before }) => before === null || before.facts[fact] !== row.facts[fact])
      .map(({ row }) => ({ fact, id: row.id, value: numberOrNull(row.facts[fact]) })),
  );
  const changedFacts = new Set(values.map(({ fact }) => fact));
  const due = keys.filter(({ fact, rankKey }) => changedFacts.has(fact) || known[rankKey] === undefined);
  if (due.length === 0) return { cutOffs: known, moved: [] };
  if (values.length > 0) await shell.db.batch(putRanks(shell.db, values));
  const cutOffs: { [rankKey: string]: CutOffs[string] } = { ...known };
  const moved = new Set<number>();
  for (const key of due) {
    const counted = await countCutOff(shell.db, key);
    const before = known[key.rankKey]?.atLeast ?? null;
    cutOffs[key.rankKey] = counted;
    if (counted.atLeast === before) continue;
    await putCutOff(shell.db, key.rankKey, counted, shell.nowText).run();
    const [one, other] = [before ?? counted.atLeast, counted.atLeast ?? before];
    if (one === null || other === null) continue;
    for (const id of await rankedBetween(shell.db, key.fact, one, other, NEIGHBOURS_AT_MOST)) moved.add(id);
  }
  for (const { row } of customers) moved.delete(row.id);
  return { cutOffs, moved: [...moved] };
}

function numberOrNull(value: unknown): number | null {
  return typeof value === "number" ? value : null;
}
