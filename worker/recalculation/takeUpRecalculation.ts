import type { CurrentPolicy } from "../policy/currentPolicy.ts";
import { askForPage } from "../queue/rejudgePage.ts";
import { type Shell, secondsAfter } from "../shell.ts";
import { latestRecalculation, recalculationPlace, recalculationTakenUp } from "../store/recalculations.ts";

/** Longer than a page takes, its message's retries and Zendesk's minute. */
const STALLED_SECONDS = 180;

/**
 * Goes on with a recalculation whose messages were lost or whose isolate died, from the place the ledger knows; begins one
 * for a policy that was never applied to everybody (the Worker that saw it was older than this table).
 */
export async function takeUpRecalculation(shell: Shell, { version }: CurrentPolicy): Promise<void> {
  const { db, nowText } = shell;
  const latest = await latestRecalculation(db);
  if (latest === null || latest.version < version) {
    await askForPage(shell, version, { of: "customers", after: 0 });
    return;
  }
  const place = await recalculationPlace(db, version);
  if (place === null || place.progressAt > secondsAfter(shell.now, -STALLED_SECONDS)) return;
  await recalculationTakenUp(db, version, nowText).run();
  await askForPage(shell, version, place);
}
