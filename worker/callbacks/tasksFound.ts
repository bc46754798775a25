import { openAt } from "#core";
import type { CurrentPolicy } from "../policy/currentPolicy.ts";
import type { TicketLook } from "../promises/promisesOf.ts";
import type { Shell } from "../shell.ts";
import { callbackIn } from "../store/callbackIn.ts";
import type { CallbackRow } from "../store/callbacks.ts";
import { callbacksInLines, callbacksOfTasks } from "../store/callbacksFound.ts";
import type { OnTask } from "./onTask.ts";
import { isTaskOver, resultAtOf, resultOn } from "./resultsSeen.ts";
import { withSaves } from "./savesOfTasks.ts";
import { lineCallOf, linesOf } from "./settleLines.ts";
import { untouched } from "./touched.ts";

export type TasksFound = {
  readonly found: readonly OnTask[];
  /** Their task turned out to be another's. */
  readonly released: readonly CallbackRow[];
  /** Tasks of which it could not be read whose they were. */
  readonly waiting: readonly number[];
};

/** The callbacks of these tasks. */
export async function tasksFound(
  shell: Shell,
  current: CurrentPolicy,
  looks: readonly TicketLook[],
): Promise<TasksFound> {
  const { found, waiting } = await withSaves(shell, await findCallbacks(shell, current, looks));
  return { ...(await withThoseCalled(shell, current, found)), waiting };
}

async function findCallbacks(
  shell: Shell,
  { policy }: CurrentPolicy,
  looks: readonly TicketLook[],
): Promise<readonly OnTask[]> {
  const named = looks.flatMap((look) => {
    const callback = callbackIn(look.row.facts.externalId);
    return callback === null ? [] : [{ look, ticketId: look.row.facts.id, callback }];
  });
  const rows = await callbacksOfTasks(shell.db, named);
  return named.flatMap(({ look, ticketId, callback }) => {
    const row =
      rows.find(({ taskTicketId }) => taskTicketId === ticketId) ??
      rows.find((one) => one.id === callback && one.taskTicketId === null && mayHaveTask(one, look));
    // Somebody else's copy of a task, one of a ledger that is gone, or one that was given away and is over.
    if (row === undefined) return [];
    const rule = policy.document.callbacks.find(({ key }) => key === row.rule) ?? null;
    return [{ look, row: linked(row, look), before: row, rule, isNews: row.taskTicketId === null }];
  });
}

/** One that Zendesk closed for good without a result is nobody's any more: another was made, or is to be. */
const mayHaveTask = ({ state }: CallbackRow, look: TicketLook): boolean =>
  !isTaskOver(look) || (state === "open" && (look.row.facts.status !== "closed" || resultOn(look) !== null));

/**
 * A result is of the call that was open when it was set, also where its cause was taken back since and we gave the task to
 * another: that one gets its task back, and whatever was open on it.
 */
async function withThoseCalled(
  shell: Shell,
  { policy }: CurrentPolicy,
  found: readonly OnTask[],
): Promise<Omit<TasksFound, "waiting">> {
  const rules = new Map(policy.document.callbacks.map((rule) => [rule.key, rule]));
  const called = found.filter(({ look, row }) => {
    const result = resultOn(look);
    return result !== null && result !== "unreachable" && row.state === "open" && row.organizationId !== null;
  });
  if (called.length === 0) return { found, released: [] };
  const stored = await callbacksInLines(
    shell.db,
    linesOf(
      called.map(({ row, look }) =>
        untouched({ ...row, causeAt: earlier(row.causeAt, resultAtOf(look, row.moments)) }),
      ),
      rules,
    ),
  );
  const released: CallbackRow[] = [];
  const all = found.map((one): OnTask => {
    const { row, look } = one;
    if (!called.includes(one)) return one;
    const line = stored.filter(
      (other) => other.organizationId === row.organizationId && other.rule === row.rule,
    );
    const rule = rules.get(row.rule);
    if (rule === undefined) return one;
    const holder = openAt(
      rule,
      line.map((other) => lineCallOf(untouched(other))),
      resultAtOf(look, row.moments),
    );
    const before = line.find(({ id }) => id === holder && id !== row.id);
    if (before === undefined) return one;
    released.push({ ...row, taskTicketId: null, assigneeId: null });
    const { taskTicketId, assigneeId, attempts, moments } = row;
    const open = { state: "open", because: null, offAt: null } as const;
    return { ...one, before, row: { ...before, ...open, taskTicketId, assigneeId, attempts, moments } };
  });
  return { found: all, released };
}

function linked(row: CallbackRow, { row: ticket }: TicketLook): CallbackRow {
  return { ...row, taskTicketId: ticket.facts.id, assigneeId: ticket.facts.assigneeId };
}

const earlier = (one: string, other: string): string => (one < other ? one : other);
