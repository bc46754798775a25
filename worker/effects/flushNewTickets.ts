import type { ZendeskError } from "#zendesk";
import { waitSeconds } from "../queue/readMany.ts";
import { type Shell, secondsAfter } from "../shell.ts";
import type { Effect, NewTicketChange } from "../store/effect.ts";
import { claimEffects, effectsInJob, effectsRetried } from "../store/effects.ts";
import { effectTraffic } from "../store/effectsFound.ts";
import { groupIds } from "./groupIds.ts";
import { makeTicket } from "./makeTicket.ts";
import { newTicketBody } from "./newTicketBody.ts";
import { planCheck } from "./timers.ts";

/** Up to here each is a request of its own, with a key by which Zendesk knows a repeated one. */
const SINGLES_AT_MOST = 4;
const PER_JOB = 100;

type Making = { readonly effect: Effect; readonly change: NewTicketChange };

/** Makes the tickets that wait in the ledger: few one by one, many as one bulk job; what was tried before is looked for. */
export async function flushNewTickets(shell: Shell): Promise<void> {
  const since = secondsAfter(shell.now, -60);
  const { due } = await effectTraffic(shell.db, "new_ticket", shell.nowText, since);
  if (due === 0) return;
  const claimed = await claimEffects(shell.db, "new_ticket", shell.nowText, PER_JOB);
  const makings = claimed.flatMap((effect) =>
    effect.change.kind === "new_ticket" ? [{ effect, change: effect.change }] : [],
  );
  const groups = await groupIds(
    shell,
    makings.flatMap(({ change }) => change.group ?? []),
  );
  const again = makings.filter(({ effect }) => effect.attempts > 1);
  const fresh = makings.filter(({ effect }) => effect.attempts <= 1);
  const isBulk = fresh.length > SINGLES_AT_MOST;
  if (isBulk) await startJob(shell, fresh, groups);
  const alone = [...again, ...(isBulk ? [] : fresh)];
  for (const [index, { effect, change }] of alone.entries()) {
    const made = await makeTicket(shell, effect, newTicketBody(change, groups), change);
    if (made === "settled") continue;
    await postpone(shell, alone.slice(index), made);
    return;
  }
}

async function startJob(
  shell: Shell,
  makings: readonly Making[],
  groups: ReadonlyMap<string, number>,
): Promise<void> {
  const inOrder = makings.toSorted((one, other) => (one.effect.id < other.effect.id ? -1 : 1));
  const started = await shell.zendesk.tickets.createMany(
    inOrder.map(({ change }) => newTicketBody(change, groups)),
  );
  if (!started.ok) return postpone(shell, inOrder, started.error);
  await effectsInJob(
    shell.db,
    inOrder.map(({ effect }) => effect.id),
    started.value.id,
  ).run();
  await planCheck(shell);
}

/** Zendesk may have made them all the same: the next attempt looks first. */
async function postpone(shell: Shell, makings: readonly Making[], error: ZendeskError): Promise<void> {
  const ids = makings.map(({ effect }) => effect.id);
  await effectsRetried(shell.db, ids, secondsAfter(shell.now, waitSeconds(error)), error.reason).run();
}
