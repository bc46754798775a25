import { asksAgain, eventCallbackId, firstAboutWork, type Policy, wasAtWork, type WorkCause } from "#core";
import type { CurrentPolicy } from "../policy/currentPolicy.ts";
import { wholeSecondOf } from "../promises/momentsInEvent.ts";
import type { Promised, TicketLook } from "../promises/promisesOf.ts";
import type { Shell } from "../shell.ts";
import type { CallbackRow } from "../store/callbacks.ts";
import { callbacksAbout } from "../store/callbacksFound.ts";
import type { NewEffect } from "../store/effect.ts";
import { taskEffect } from "./callbackEffects.ts";
import type { Called } from "./called.ts";
import { callsWanted } from "./callsWanted.ts";
import { latestOf, type Touched, untouched } from "./touched.ts";
import { type WantedCallback, visitsOff, wantedCallbacks } from "./wantedCallbacks.ts";
import { type Callers, callersFor, whoCalls } from "./whoCalls.ts";

/** What requests and visits mean for the calls about them, before it is settled how those stand. */
export type AboutTickets = {
  readonly touched: readonly Touched[];
  readonly wanted: readonly WantedCallback[];
};

/** What is learnt of the calls that looked-at requests and visits call for. @param known what is learnt of calls already. */
export async function aboutTickets(
  shell: Shell,
  current: CurrentPolicy,
  looks: readonly TicketLook[],
  promised: Pick<Promised, "moments">,
  known: ReadonlyMap<string, Touched>,
): Promise<AboutTickets> {
  const { wanted, works } = await wantedCallbacks(shell, current, looks, promised);
  const off = visitsOff(current.policy, looks);
  if (wanted.length + off.length + works.size === 0) return { touched: [], wanted };
  const stored = await callbacksAbout(shell.db, [
    ...wanted.map(({ cause }) => cause.ticketId),
    ...off.map(({ row }) => row.facts.id),
    ...works.keys(),
  ]);
  const about = latestOf([...stored.map(untouched), ...known.values()]);
  const isOverBy = (row: CallbackRow): boolean =>
    isWorkOver(current.policy, row, works.get(row.ticketId ?? 0));
  return { touched: callsWanted(wanted, about, { off, isOverBy }, wholeSecondOf(shell.nowText)), wanted };
}

/** Whether a further call about work was wanted, but it is known now that the work was over by then. */
function isWorkOver(
  policy: Policy,
  { id, rule: key, causeAt }: CallbackRow,
  works?: readonly WorkCause[],
): boolean {
  const first = firstAboutWork(id);
  const rule = policy.document.callbacks.find((one) => one.key === key);
  if (works === undefined || rule === undefined || !asksAgain(rule) || first === id) return false;
  return !works.some((work) => eventCallbackId(rule, work) === first && wasAtWork(work, causeAt));
}

/** The writes that make these calls' tasks, and the tickets to look at again for those whose cause was not looked at now. */
export async function tasksFor(
  shell: Shell,
  current: CurrentPolicy,
  rows: readonly CallbackRow[],
  wanted: readonly WantedCallback[],
): Promise<Pick<Called, "effects" | "lookAt">> {
  const causes = new Map(wanted.map((one) => [one.task.id, one]));
  const looked = rows.flatMap((row) => {
    const cause = causes.get(row.id);
    return cause === undefined ? [] : [{ row, wanted: cause }];
  });
  const callers = await callersFor(
    shell,
    current.policy,
    looked.map(({ wanted: { rule, look, history } }) => ({
      roles: rule.who,
      question: { row: look.row, customer: look.customer, history },
    })),
  );
  return {
    effects: looked.map((one) => newTask(current, one.row, one.wanted, callers)),
    lookAt: rows.flatMap(({ id, ticketId }) => (causes.has(id) ? [] : (ticketId ?? []))),
  };
}

function newTask(
  { policy }: CurrentPolicy,
  row: CallbackRow,
  { rule, look, history, cause, problemType }: WantedCallback,
  callers: Callers,
): NewEffect {
  return taskEffect(policy, rule, row, {
    customerName: look.customer?.name ?? null,
    problemType,
    requesterId: look.row.facts.requesterId,
    caller: whoCalls(policy, rule, { row: look.row, customer: look.customer, history }, callers),
    cause: `${cause.event} ${cause.ticketId}`,
  });
}
