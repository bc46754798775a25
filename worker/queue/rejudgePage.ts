import { announceAll } from "../effects/announce.ts";
import type { CurrentPolicy } from "../policy/currentPolicy.ts";
import { recalculationCause } from "../recalculation/recalculationStanding.ts";
import type { Shell } from "../shell.ts";
import { customerIdsAfter } from "../store/customers.ts";
import {
  beginRecalculation,
  recalculationMovesOn,
  recalculationPlace,
  type RecalculationPlace,
} from "../store/recalculations.ts";
import { openTicketIdsAfter } from "../store/tickets.ts";
import type { Task } from "./message.ts";
import { NOTHING_TO_LOOK_AT, type Plan } from "./plan.ts";
import { reconcile } from "./reconcile.ts";
import { countAnew } from "./recountRanks.ts";

type Rejudge = Extract<Task, { kind: "rejudge" }>;

/** Small enough for one invocation, large enough that the bulk jobs are full. */
const ROWS_PER_PAGE = 500;

/**
 * Judges one page of customers, then of open tickets, under a new policy, and asks for the next page. The ledger knows
 * the place: a page that comes twice, or of a version that is no longer in force, does nothing.
 */
export async function rejudgePage(shell: Shell, current: CurrentPolicy, task: Rejudge): Promise<void> {
  if (task.policyVersion !== current.version) return;
  const { db, nowText } = shell;
  const isFirst = task.of === "customers" && task.after === 0;
  if (isFirst) await db.batch(beginRecalculation(db, current.version, nowText));
  const place = await recalculationPlace(db, current.version);
  if (place === null || place.of !== task.of || place.after !== task.after) return;
  if (isFirst) await countAnew(shell, current.policy);
  const find = task.of === "customers" ? customerIdsAfter : openTicketIdsAfter;
  const ids = await find(db, task.after, ROWS_PER_PAGE);
  const next = placeAfter(task, ids);
  const movesOn = (page: { moved: number; kept: number }, to: RecalculationPlace | null, looked: number) =>
    recalculationMovesOn(db, current.version, task, to, { ...page, looked }, nowText);
  let delaySeconds = 0;
  let goesOnAt = next;
  if (ids.length === 0) await movesOn({ moved: 0, kept: 0 }, next, 0).run();
  else {
    const { waitingTickets, waitingOrganizations } = await reconcile(shell, current, {
      ...planFor(current, task, ids),
      cause: recalculationCause(current.version),
      alongside: ({ moved, kept, isComplete }) => [
        movesOn({ moved, kept }, isComplete ? next : task, isComplete ? ids.length : 0),
      ],
    });
    if (waitingTickets.ids.size > 0 || waitingOrganizations.ids.size > 0) {
      delaySeconds = Math.max(1, waitingTickets.seconds, waitingOrganizations.seconds);
      goesOnAt = { of: task.of, after: task.after };
    }
  }
  if (goesOnAt === null) await announceAll(shell);
  else await askForPage(shell, current.version, goesOnAt, delaySeconds);
}

/** A lost message is no loss: the cron sees that nothing moves and asks again. */
export async function askForPage(
  shell: Shell,
  policyVersion: number,
  { of, after }: RecalculationPlace,
  delaySeconds = 0,
): Promise<void> {
  await shell.queue.send({ kind: "rejudge", of, after, policyVersion }, { delaySeconds });
}

/** Null: that was the last one. */
function placeAfter(task: RecalculationPlace, ids: readonly number[]): RecalculationPlace | null {
  const last = ids.at(-1);
  if (ids.length === ROWS_PER_PAGE && last !== undefined) return { of: task.of, after: last };
  return task.of === "customers" ? { of: "tickets", after: 0 } : null;
}

function planFor({ policy }: CurrentPolicy, task: Rejudge, ids: readonly number[]): Plan {
  if (task.of === "customers") return { ...NOTHING_TO_LOOK_AT, judge: ids };
  const { ticketFields, subjectWords } = policy.reads;
  const mustRead = ticketFields.length > 0 || subjectWords.length > 0;
  return { ...NOTHING_TO_LOOK_AT, ...(mustRead ? { readTickets: ids } : { decide: ids }) };
}
