import { announce } from "../effects/announce.ts";
import type { CurrentPolicy } from "../policy/currentPolicy.ts";
import { NOTHING_TO_LOOK_AT } from "../queue/plan.ts";
import { readOrganizations } from "../queue/readMany.ts";
import { reconcile } from "../queue/reconcile.ts";
import type { Shell } from "../shell.ts";
import { putCursor, readCursor } from "../store/cursors.ts";
import { customerIdsAfter } from "../store/customers.ts";

/** One request; 40,000 customers are asked after within a day and a half. */
const CUSTOMERS_PER_RUN = 100;

/** So many at once, and most of those asked for: rather Zendesk shows us too little. */
const SO_MANY = 10;

/**
 * Finds customers who are gone and of whom nobody told: the export of organizations shows none that were deleted or merged
 * (facts zendesk-api 5). A few in each run, all in turn.
 */
export async function sweepGone(shell: Shell, current: CurrentPolicy): Promise<void> {
  const from = await readCursor(shell.db, "customers");
  const ids = await customerIdsAfter(shell.db, Number(from.cursor ?? 0), CUSTOMERS_PER_RUN);
  const { missing, waiting } = await readOrganizations(shell, ids);
  if (waiting.ids.size > 0) return;
  const areMost = missing.length >= SO_MANY && missing.length * 2 > ids.length;
  if (areMost) console.warn("too many customers are said to be gone: none is forgotten", { of: ids.length });
  const gone = areMost ? [] : missing;
  const isRound = ids.length < CUSTOMERS_PER_RUN;
  const cursor = {
    name: "customers",
    cursor: isRound ? null : String(ids.at(-1)),
    caughtUpAt: from.caughtUpAt ?? (isRound ? shell.nowText : null),
  } as const;
  const moved = putCursor(shell.db, cursor, { lookedAt: ids.length, repaired: gone.length }, shell.nowText);
  if (gone.length === 0) {
    await moved.run();
    return;
  }
  const { learnt } = await reconcile(shell, current, {
    ...NOTHING_TO_LOOK_AT,
    readOrganizations: gone,
    cause: "sweep",
    alongside: ({ isComplete }) => (isComplete ? [moved] : []),
  });
  await announce(shell, learnt);
}
