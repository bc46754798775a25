import { type CustomerMove, movesOfVersion } from "../store/tierHistory.ts";
import { latestRecalculation, recalculationOf } from "../store/recalculations.ts";

/** How far the judging of everybody under a policy version has come. Instants are ISO 8601, UTC. */
export type RecalculationStanding = {
  readonly version: number;
  /** `superseded`: a newer version came before this one was through. */
  readonly phase: "customers" | "tickets" | "done" | "superseded";
  /** How many were there when it started, and how many of them were judged so far. */
  readonly customers: { readonly of: number; readonly done: number };
  /** Open ones. */
  readonly tickets: { readonly of: number; readonly done: number };
  /** Customers whose tier it changed. */
  readonly moved: number;
  /** Customers whom the new rules place lower, but who keep their tier for its stay or grace. */
  readonly kept: number;
  readonly startedAt: string;
  /** When it last came on. */
  readonly progressAt: string;
  readonly finishedAt: string | null;
};

/** Of one version, else of the newest. Null: there was none. */
export function recalculationStanding(
  db: D1Database,
  version: number | null = null,
): Promise<RecalculationStanding | null> {
  return version === null ? latestRecalculation(db) : recalculationOf(db, version);
}

export type { CustomerMove };

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
