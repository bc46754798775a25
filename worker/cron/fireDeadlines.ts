import { announce } from "../effects/announce.ts";
import type { CurrentPolicy } from "../policy/currentPolicy.ts";
import { wholeSecondOf } from "../promises/momentsInEvent.ts";
import { NOTHING_TO_LOOK_AT } from "../queue/plan.ts";
import { reconcile } from "../queue/reconcile.ts";
import type { Shell } from "../shell.ts";
import { ticketsWithDue } from "../store/deadlines.ts";

/** What is left over is first in line a minute later. */
const DEADLINES_PER_MINUTE = 1000;

/**
 * Looks at the tickets on which something is due: core says from their history whether it is, the ledger whether it was
 * done already. So a run that is late, or a second one, does each thing once.
 */
export async function fireDeadlines(shell: Shell, current: CurrentPolicy): Promise<void> {
  const tickets = await ticketsWithDue(shell.db, wholeSecondOf(shell.nowText), DEADLINES_PER_MINUTE);
  if (tickets.length === 0) return;
  const { learnt } = await reconcile(shell, current, {
    ...NOTHING_TO_LOOK_AT,
    decide: tickets,
    cause: "deadline",
  });
  await announce(shell, learnt);
}
