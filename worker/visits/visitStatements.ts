import type { Shell } from "../shell.ts";
import { deadlinesFired, dropDeadlines, putDeadlines, withdrawDeadlines } from "../store/deadlines.ts";
import { effectsUnsent } from "../store/ticketActions.ts";
import { forgetVisits } from "../store/forgetVisits.ts";
import { addVisitMoments, putVisitCounts, putVisits } from "../store/visits.ts";
import { refreshSheets } from "../store/visitSheets.ts";
import type { Visited } from "./visitsOf.ts";

type InChunks = <Row>(
  rows: readonly Row[],
  build: (rows: readonly Row[]) => readonly D1PreparedStatement[],
) => readonly D1PreparedStatement[];

/** The same transaction writes these and the tickets they are about; the customers' sheets come last. */
export function visitStatements(
  shell: Shell,
  visited: Visited,
  forget: readonly number[],
  inChunks: InChunks,
): readonly D1PreparedStatement[] {
  const { db, now, nowText } = shell;
  const { visits, customers } = visited;
  const added = visits.flatMap(({ facts, added: moments }) =>
    moments.length === 0 ? [] : [{ id: facts.id, moments }],
  );
  return [
    ...inChunks(added, (rows) => [addVisitMoments(db, rows)]),
    ...inChunks(visits, (rows) => [
      putVisits(
        db,
        rows.map(({ stored }) => stored),
      ),
    ]),
    ...inChunks(visits, (rows) =>
      putVisitCounts(
        db,
        rows.map(({ facts, counts }) => ({ id: facts.id, counts })),
      ),
    ),
    ...inChunks(visited.dropped, (ids) => [dropDeadlines(db, ids)]),
    ...inChunks(visited.withdrawn, (ids) => [withdrawDeadlines(db, ids, nowText)]),
    ...inChunks(visited.unsent, (ids) => [effectsUnsent(db, ids, nowText)]),
    ...inChunks(visited.waiting, (rows) => [putDeadlines(db, rows)]),
    ...inChunks(visited.fired, (rows) => [deadlinesFired(db, rows, nowText)]),
    ...inChunks(forget, (ids) => forgetVisits(db, ids)),
    ...inChunks(customers, (ids) => refreshSheets(db, ids, now)),
  ];
}
