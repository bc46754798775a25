import type { Shell } from "../shell.ts";
import { dropSolved, dropSolvedOf, forgetSolvers, putSolved } from "../store/solvedTickets.ts";
import type { Solved } from "./solvedOf.ts";

type Chunks = <Row>(
  rows: readonly Row[],
  build: (rows: readonly Row[]) => readonly D1PreparedStatement[],
) => readonly D1PreparedStatement[];

/** Keeps what was solved, and lets go of what is gone. */
export function historyStatements(
  { db }: Shell,
  solved: Solved,
  gone: {
    readonly forgetTickets: readonly number[];
    readonly forgetCustomers: readonly number[];
    readonly forgetPeople: readonly number[];
  },
  inChunks: Chunks,
): readonly D1PreparedStatement[] {
  return [
    ...inChunks(solved.rows, (rows) => [putSolved(db, rows)]),
    ...inChunks([...solved.dropped, ...gone.forgetTickets], (ids) => [dropSolved(db, ids)]),
    ...inChunks(gone.forgetCustomers, (ids) => [dropSolvedOf(db, ids)]),
    ...inChunks(gone.forgetPeople, (ids) => [forgetSolvers(db, ids)]),
  ];
}
