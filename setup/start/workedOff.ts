import { setTimeout as sleep } from "node:timers/promises";
import type { Zendesk } from "#zendesk";
import type { LocalStandin } from "./localStandin.ts";
import type { LocalWorker } from "./localWorker.ts";

const POLL_MS = 1_000;
const LEVEL_TAG = /^sla_/;

/**
 * Waits until the Worker has seen the account's past: every open request has its service level, and nothing is
 * under way. It pushes the crons on meanwhile. @returns false when time ran out first
 */
export async function workedOff(
  parts: { readonly zendesk: Zendesk; readonly standin: LocalStandin; readonly worker: LocalWorker },
  openTicketIds: readonly number[],
  withinMs: number,
): Promise<boolean> {
  const until = Date.now() + withinMs;
  await parts.worker.tick("*/5 * * * *");
  while (Date.now() < until) {
    if ((await isQuiet(parts)) && (await haveLevels(parts.zendesk, openTicketIds))) return true;
    await sleep(POLL_MS);
    await parts.worker.tick("* * * * *");
  }
  return false;
}

async function isQuiet({
  standin,
  worker,
}: {
  standin: LocalStandin;
  worker: LocalWorker;
}): Promise<boolean> {
  const health = await worker.health();
  if (health === null || !health.sweep.caughtUp) return false;
  return health.effects.pending + health.effects.submitted === 0 && (await standin.isIdle());
}

async function haveLevels(zendesk: Zendesk, ids: readonly number[]): Promise<boolean> {
  if (ids.length === 0) return true;
  const tickets = await zendesk.tickets.showMany(ids);
  return tickets.ok && tickets.value.every(({ tags }) => tags.some((tag) => LEVEL_TAG.test(tag)));
}
