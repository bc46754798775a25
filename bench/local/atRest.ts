import { setTimeout as sleep } from "node:timers/promises";
import * as v from "valibot";
import type { LocalAccount } from "./localAccount.ts";

const PATIENCE_MS = 600_000;
/** Late checks of jobs count too. */
const QUIET_MS = 8000;
const ADMIN = 1;
const DELIVERIES = "SELECT count(*) AS n FROM deliveries";
const UNDER_WAY = "SELECT count(*) AS n FROM effects WHERE state IN ('pending', 'submitted')";

export type Database = { prepare(sql: string): { first(): Promise<unknown> } };

/** The number `n` that a statement selects. */
export async function count(database: Database, sql: string): Promise<number> {
  return v.parse(v.object({ n: v.number() }), await database.prepare(sql).first()).n;
}

/** Every call that the bench's own admin did not make. */
export function workerRequests(account: LocalAccount) {
  return account.running.standin.control.requests.filter(({ user }) => user !== ADMIN);
}

/** Nothing is on its way any more, and nothing came for some seconds. */
export async function settled(account: LocalAccount, database: Database): Promise<void> {
  const { dispatcher, jobs } = account.running.standin;
  let quietSince = performance.now();
  let requests = workerRequests(account).length;
  let deliveries = 0;
  await until("nothing is under way", async () => {
    const now = { requests: workerRequests(account).length, deliveries: await count(database, DELIVERIES) };
    const busy = dispatcher.pending() > 0 || jobs.pending() > 0 || (await count(database, UNDER_WAY)) > 0;
    if (busy || now.requests !== requests || now.deliveries !== deliveries) quietSince = performance.now();
    ({ requests, deliveries } = now);
    return performance.now() - quietSince > QUIET_MS;
  });
}

/** Waits for it; throws when it does not come. */
export async function until(what: string, isSo: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS;
  while (!(await isSo())) {
    if (performance.now() > deadline)
      throw new Error(`after ${PATIENCE_MS / 1000} s it is still not so that ${what}`);
    await sleep(500);
  }
}
