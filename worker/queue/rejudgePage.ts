import { rankKeys } from "#core";
import type { CurrentPolicy } from "../policy/currentPolicy.ts";
import type { Shell } from "../shell.ts";
import { customerIdsAfter } from "../store/customers.ts";
import { countCutOff, putCutOff, rankAll } from "../store/ranks.ts";
import { openTicketIdsAfter } from "../store/tickets.ts";
import { announceAll } from "../effects/announce.ts";
import type { Task } from "./message.ts";
import { NOTHING_TO_LOOK_AT } from "./plan.ts";
import { reconcile } from "./reconcile.ts";

type Rejudge = Extract<Task, { kind: "rejudge" }>;

/** Small enough for one invocation, large enough that the bulk jobs are full. */
const ROWS_PER_PAGE = 500;

/** Judges one page of customers, then of open tickets, under a new policy, and asks for the next page. */
export async function rejudgePage(shell: Shell, current: CurrentPolicy, task: Rejudge): Promise<void> {
  // A newer policy has started its own round.
  if (task.policyVersion !== current.version) return;
  const isCustomers = task.of === "customers";
  if (isCustomers && task.after === 0) await countRanks(shell, current);
  const find = isCustomers ? customerIdsAfter : openTicketIdsAfter;
  const ids = await find(shell.db, task.after, ROWS_PER_PAGE);
  if (ids.length > 0) await judge(shell, current, task, ids);
  const last = ids.at(-1);
  if (ids.length === ROWS_PER_PAGE && last !== undefined) {
    await shell.queue.send({ ...task, after: last });
    return;
  }
  if (isCustomers) await shell.queue.send({ ...task, of: "tickets", after: 0 });
  else await announceAll(shell);
}

async function judge(
  shell: Shell,
  current: CurrentPolicy,
  task: Rejudge,
  ids: readonly number[],
): Promise<void> {
  const { ticketFields, subjectWords } = current.policy.reads;
  const mustRead = ticketFields.length > 0 || subjectWords.length > 0;
  const which = task.of === "customers" ? { judge: ids } : mustRead ? { readTickets: ids } : { decide: ids };
  const cause = `policy ${task.policyVersion}`;
  const { waitingTickets, waitingOrganizations } = await reconcile(shell, current, {
    ...NOTHING_TO_LOOK_AT,
    ...which,
    cause,
  });
  if (waitingTickets.ids.size === 0 && waitingOrganizations.ids.size === 0) return;
  await shell.queue.send(
    {
      kind: "look",
      tickets: [...waitingTickets.ids],
      organizations: [],
      judge: [...waitingOrganizations.ids],
      cause,
    },
    { delaySeconds: Math.max(1, waitingTickets.seconds, waitingOrganizations.seconds) },
  );
}

/** A top-percent rule may be new, or ask for another fact than before. */
async function countRanks(shell: Shell, { policy }: CurrentPolicy): Promise<void> {
  const keys = rankKeys(policy);
  if (keys.length === 0) return;
  await shell.db.batch([...new Set(keys.map(({ fact }) => fact))].map((fact) => rankAll(shell.db, fact)));
  for (const key of keys)
    await putCutOff(shell.db, key.rankKey, await countCutOff(shell.db, key), shell.nowText).run();
}
