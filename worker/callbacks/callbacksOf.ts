import { taskKindOf, taskOf } from "#core";
import type { Ticket } from "#zendesk";
import type { CurrentPolicy } from "../policy/currentPolicy.ts";
import { wholeSecondOf } from "../promises/momentsInEvent.ts";
import type { Promised, TicketLook } from "../promises/promisesOf.ts";
import type { Shell } from "../shell.ts";
import { putCallbacks } from "../store/callbacks.ts";
import { callbacksAbout, openCallbacksOf } from "../store/callbacksFound.ts";
import { aboutTickets, tasksFor } from "./aboutTickets.ts";
import { type Called, NOTHING_CALLED } from "./called.ts";
import { NOTHING_ON_TASKS, onTasks } from "./onTasks.ts";
import { settleLines } from "./settleLines.ts";
import { latestOf, type Touched, untouched } from "./touched.ts";

/**
 * The calls that the looked-at tickets call for, and what was done on the calls' own tasks. Requests only where a result
 * has to be read: its cause and answers are in fields that no event carries.
 */
export async function callbacksOf(
  shell: Shell,
  current: CurrentPolicy,
  looks: readonly TicketLook[],
  promised: Pick<Promised, "moments">,
  reads: ReadonlyMap<number, Ticket>,
  gone: Gone,
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
  const touched = latestOf([...results.touched, ...about.touched, ...(await forgotten(shell, gone))]);
  if (touched.size === 0) return { ...NOTHING_CALLED, lookAt: results.lookAt };
  const settled = await settleLines(shell, current, touched);
  const made = await tasksFor(shell, current, settled.needTask, about.wanted);
  return {
    rows: settled.rows,
    effects: [...results.effects, ...made.effects, ...settled.effects],
    dropped: [...results.dropped, ...settled.dropped],
    released: [...results.released, ...settled.released],
    lookAt: [...results.lookAt, ...made.lookAt],
    standOtherwise: results.standOtherwise,
  };
}

/** What the ledger forgets, so that what is open about it ends first. */
export type Gone = {
  /** Deleted for good. */
  readonly tickets: readonly number[];
  /** Deleted or merged: recurring calls end; those about tickets follow them. */
  readonly customers: readonly number[];
};

async function forgotten({ db, nowText }: Shell, gone: Gone): Promise<readonly Touched[]> {
  const off = { at: wholeSecondOf(nowText), because: "deleted" } as const;
  const about = await callbacksAbout(db, gone.tickets);
  const recurring = (await openCallbacksOf(db, gone.customers)).filter(({ ticketId }) => ticketId === null);
  return [
    ...about
      .filter(({ state }) => state === "open" || state === "attached")
      .map((row) => ({ ...untouched(row), off })),
    ...recurring.map((row) => ({ ...untouched(row), skip: "withdrawn" as const })),
  ];
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
        .prepare(
          "UPDATE callbacks SET task_ticket_id = NULL, assignee_id = NULL WHERE id IN (SELECT value FROM json_each(?))",
        )
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
