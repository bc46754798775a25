import { type CustomerMove, movesOfVersion } from "../store/tierHistory.ts";
import { latestRecalculation, type RecalculationStanding, recalculationOf } from "../store/recalculations.ts";

/** Of one version, else of the newest. Null: there was none. */
export function recalculationStanding(
  db: D1Database,
  version: number | null = null,
): Promise<RecalculationStanding | null> {
  return version === null ? latestRecalculation(db) : recalculationOf(db, version);
}

export type { CustomerMove, RecalculationStanding };

/**
 * Who moved under a policy version, in the order it happened. `by: "recalculation"` leaves out those who moved later,
 * for reasons of their own.
 * @param page `after`: the last id of the page before, 0 for the first.
 */
export function customersMoved(
  db: D1Database,
  version: number,
  page: { readonly by: "recalculation" | "anything"; readonly after: number; readonly limit: number },
): Promise<readonly CustomerMove[]> {
  const cause = page.by === "recalculation" ? recalculationCause(version) : null;
  return movesOfVersion(db, version, { ...page, cause });
}

/** What the history names as the cause of such a move. */
export const recalculationCause = (version: number): string => `policy ${version}`;
