import { taskKindOf, taskOf } from "#core";
import type { Ticket } from "#zendesk";
import type { CurrentPolicy } from "../policy/currentPolicy.ts";
import { wholeSecondOf } from "../promises/momentsInEvent.ts";
import type { Promised, TicketLook } from "../promises/promisesOf.ts";
import type { Shell } from "../shell.ts";
import { putCallbacks } from "../store/callbacks.ts";
import { callbacksAbout } from "../store/callbacksFound.ts";
import { aboutTickets, tasksFor } from "./aboutTickets.ts";
import { type Called, NOTHING_CALLED } from "./called.ts";
import { NOTHING_ON_TASKS, onTasks } from "./onTasks.ts";
import { settleLines } from "./settleLines.ts";
import { latestOf, untouched } from "./touched.ts";

/**
 * The calls that the looked-at tickets call for, and what was done on the calls' own tasks. Requests only where a result
 * has to be read: its cause and answers are in fields that no event carries.
 * @param gone tickets that were deleted for good: what is open about them ends, as the ledger forgets it.
 */
export async function callbacksOf(
  shell: Shell,
  current: CurrentPolicy,
  looks: readonly TicketLook[],
  promised: Pick<Promised, "moments">,
  reads: ReadonlyMap<number, Ticket>,
  gone: readonly number[],
): Promise<Called> {
  const tasks = looks.filter(({ row }) => taskKindOf(row.facts.externalId) === "callback");
  // Visits and hand-overs made by hand in Zendesk have no external id.
  const others = looks.filter(
    ({ row }) => !["callback", "handover", "report"].includes(taskOf(current.policy, row.facts) ?? ""),
  );
  const results = tasks.length === 0 ? NOTHING_ON_TASKS : await onTasks(shell, current, tasks, reads);
  const known = latestOf(results.touched);
  const about =
    current.policy.document.callbacks.length === 0
      ? { touched: [], wanted: [] }
      : await aboutTickets(shell, current, others, promised, known);
  const forgotten = (await callbacksAbout(shell.db, gone))
    .filter(({ state }) => state === "open" || state === "attached")
    .map((row) => ({
      ...untouched(row),
      off: { at: wholeSecondOf(shell.nowText), because: "deleted" as const },
    }));
  const touched = latestOf([...results.touched, ...about.touched, ...forgotten]);
  if (touched.size === 0) return NOTHING_CALLED;
  const settled = await settleLines(shell, current, touched);
  const made = await tasksFor(shell, current, settled.needTask, about.wanted);
  return {
    rows: settled.rows,
    effects: [...results.effects, ...made.effects, ...settled.effects],
    dropped: [...results.dropped, ...settled.dropped],
    released: [...results.released, ...settled.released],
    lookAt: [...results.lookAt, ...made.lookAt],
  };
}

/** The same transaction writes these and the tickets they are about. */
export function callbackStatements(
  shell: Shell,
  called: Called,
  inChunks: <Row>(
    rows: readonly Row[],
    build: (rows: readonly Row[]) => readonly D1PreparedStatement[],
  ) => readonly D1PreparedStatement[],
): readonly D1PreparedStatement[] {
  const { db, nowText } = shell;
  return [
    ...inChunks(called.released, (ids) => [
      db
        .prepare("UPDATE callbacks SET task_ticket_id = NULL WHERE id IN (SELECT value FROM json_each(?))")
        .bind(JSON.stringify(ids)),
    ]),
    ...inChunks(called.rows, (rows) => putCallbacks(db, rows, nowText)),
    ...inChunks(called.dropped, (ids) => [
      db
        .prepare(
          `UPDATE effects SET state = 'superseded', finished_at = ?2
           WHERE state = 'pending' AND id IN (SELECT value FROM json_each(?1))`,
        )
        .bind(JSON.stringify(ids), nowText),
    ]),
  ];
}
