import type { CurrentPolicy } from "../policy/currentPolicy.ts";
import type { Shell } from "../shell.ts";
import { customerIdsAfter } from "../store/customers.ts";
import { openTicketIdsAfter } from "../store/tickets.ts";
import { announceAll } from "../effects/announce.ts";
import type { Task } from "./message.ts";
import { NOTHING_TO_LOOK_AT } from "./plan.ts";
import { reconcile } from "./reconcile.ts";

/** Small enough for one invocation, large enough that the bulk jobs are full. */
const ROWS_PER_PAGE = 500;

/** Judges one page of customers, then of open tickets, under a new policy, and asks for the next page. */
export async function rejudgePage(
  shell: Shell,
  current: CurrentPolicy,
  task: Extract<Task, { kind: "rejudge" }>,
): Promise<void> {
  // A newer policy has started its own round.
  if (task.policyVersion !== current.version) return;
  const cause = `policy ${task.policyVersion}`;
  const isCustomers = task.of === "customers";
  const find = isCustomers ? customerIdsAfter : openTicketIdsAfter;
  const ids = await find(shell.db, task.after, ROWS_PER_PAGE);
  if (ids.length > 0) {
    const which = isCustomers ? { judge: ids } : { decide: ids };
    await reconcile(shell, current, { ...NOTHING_TO_LOOK_AT, ...which, cause });
  }
  const last = ids.at(-1);
  if (ids.length === ROWS_PER_PAGE && last !== undefined) {
    await shell.queue.send({ ...task, after: last });
    return;
  }
  if (isCustomers) await shell.queue.send({ ...task, of: "tickets", after: 0 });
  else await announceAll(shell);
}
