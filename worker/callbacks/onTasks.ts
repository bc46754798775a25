import type { Ticket } from "#zendesk";
import type { CurrentPolicy } from "../policy/currentPolicy.ts";
import type { TicketLook } from "../promises/promisesOf.ts";
import { customerFactsOf } from "../queue/customerFacts.ts";
import type { Shell } from "../shell.ts";
import type { CallbackRow } from "../store/callbacks.ts";
import { customersByIds } from "../store/customers.ts";
import { dueDatesWritten } from "../store/effectsFound.ts";
import { momentsOfTickets } from "../store/ticketMoments.ts";
import { ticketsByIds } from "../store/tickets.ts";
import type { Called } from "./called.ts";
import { taskEffectId } from "./callbackEffects.ts";
import { movesIn } from "./movedTo.ts";
import type { OnTask } from "./onTask.ts";
import { readResults } from "./readResults.ts";
import { isTaskOver, resultOn } from "./resultsSeen.ts";
import { type About, isResultNews, questionOf, stepOnTask } from "./stepOnTask.ts";
import { takenBack } from "./takenBack.ts";
import { tasksFound } from "./tasksFound.ts";
import { type Touched, untouched } from "./touched.ts";
import { knowCallers, rolesToTell } from "./whoCalls.ts";

/** What people did on callbacks' tasks, before it is settled how the callbacks of their customers stand. */
export type OnTasks = Pick<Called, "effects" | "dropped" | "released" | "lookAt" | "standOtherwise"> & {
  readonly touched: readonly Touched[];
};

export const NOTHING_ON_TASKS: OnTasks = {
  touched: [],
  effects: [],
  dropped: [],
  released: [],
  lookAt: [],
  standOtherwise: [],
};

/** What people did on callbacks' tasks: results, tries without an answer, another time, an end without a result. */
export async function onTasks(
  shell: Shell,
  current: CurrentPolicy,
  looks: readonly TicketLook[],
  reads: ReadonlyMap<number, Ticket>,
): Promise<OnTasks> {
  const { found: tasks, released, waiting } = await tasksFound(shell, current, looks);
  const found = await withOwnCustomers(shell.db, tasks);
  const abouts = await aboutTickets(shell, found);
  const read = await readResults(
    shell,
    current.policy,
    found.flatMap(({ look, row, rule }) => {
      const result = resultOn(look);
      return result !== null && rule !== null && isResultNews(row, result)
        ? [{ ticketId: look.row.facts.id, rule, result }]
        : [];
    }),
    reads,
  );
  const known = await knowCallers(
    shell,
    current.policy,
    found.flatMap(({ look, row, rule }) =>
      rule === null || resultOn(look) === null
        ? []
        : [{ roles: rolesToTell(rule), question: questionOf(row, look, abouts) }],
    ),
  );
  const moved = found.filter(({ look }) => movesIn(look).length > 0);
  const ours = await dueDatesWritten(
    shell.db,
    moved.map(({ look }) => look.row.facts.id),
  );
  const steps = found.map((each) => ({
    each,
    ...stepOnTask(current.policy, reopened(each), {
      abouts,
      known,
      read: read.results.get(each.look.row.facts.id),
      ours,
    }),
  }));
  return {
    touched: [
      ...released.map(untouched),
      ...steps.map(({ each, row }) => ({
        ...untouched(row),
        before: each.before,
        hasOpenTask: !isTaskOver(each.look) || isReopened(each, row),
      })),
    ],
    effects: steps.flatMap(({ effects }) => effects),
    // Zendesk has told of the task before it answered for it.
    dropped: found.filter(({ isNews }) => isNews).map(({ row }) => taskEffectId(row)),
    released: released.map(({ id }) => id),
    // What came of its ticket since then counts again.
    lookAt: [
      ...waiting,
      ...read.waiting,
      ...steps.flatMap(({ each, row }) => (isReopened(each, row) ? (row.ticketId ?? []) : [])),
    ],
    standOtherwise: steps.flatMap(({ each, row }) =>
      isReopened(each, row) || isMoved(each, row) ? (row.organizationId ?? []) : [],
    ),
  };
}

/**
 * Each with the customer who is called: Zendesk takes the organization of a task from its requester, and of a customer who never asked for
 * anything none is known.
 */
async function withOwnCustomers(db: D1Database, found: readonly OnTask[]): Promise<readonly OnTask[]> {
  const others = found.flatMap(({ row: { organizationId }, look }) =>
    organizationId === null || organizationId === look.customer?.id ? [] : [organizationId],
  );
  const rows = await customersByIds(db, [...new Set(others)]);
  const customers = new Map(rows.map((row) => [row.id, customerFactsOf(row, {})]));
  return found.map((one) => {
    const customer = customers.get(one.row.organizationId ?? 0);
    return customer === undefined ? one : { ...one, look: { ...one.look, customer } };
  });
}

const reopened = (one: OnTask): OnTask => ({
  ...one,
  row: (one.rule === null ? null : takenBack(one.row, one.look)) ?? one.row,
});

const isReopened = ({ before }: OnTask, row: CallbackRow): boolean =>
  before.state === "finished" && row.state === "open";

const isMoved = ({ before }: OnTask, row: CallbackRow): boolean =>
  row.state === "open" && (before.slotAt !== row.slotAt || before.dueAt !== row.dueAt);

async function aboutTickets(shell: Shell, found: readonly OnTask[]): Promise<ReadonlyMap<number, About>> {
  const ids = found.flatMap(({ row, look }) => (resultOn(look) === null ? [] : (row.ticketId ?? [])));
  const history = await momentsOfTickets(shell.db, ids);
  return new Map((await ticketsByIds(shell.db, ids)).map((row) => [row.facts.id, { row, history }]));
}
