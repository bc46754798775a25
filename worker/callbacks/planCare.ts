import { type Care, type CareDue, careOf, type Policy, skipNow } from "#core";
import type { CurrentPolicy } from "../policy/currentPolicy.ts";
import { wholeSecondOf } from "../promises/momentsInEvent.ts";
import { customerFactsOf } from "../queue/customerFacts.ts";
import type { Shell } from "../shell.ts";
import type { CallbackRow } from "../store/callbacks.ts";
import { callbackIdsKnown, openCallbacksOf } from "../store/callbacksFound.ts";
import { careLooked, carePlansDue } from "../store/carePlans.ts";
import type { CustomerRow } from "../store/customers.ts";
import type { NewEffect } from "../store/effect.ts";
import { putEffects } from "../store/effects.ts";
import { lastRequesters } from "../store/lastRequesters.ts";
import { readCutOffs } from "../store/ranks.ts";
import { taskEffect } from "./callbackEffects.ts";
import { lookAgainAt } from "./called.ts";
import { callbackStatements } from "./callbacksOf.ts";
import { freshRow } from "./freshRow.ts";
import { lunarDates } from "./lunarDates.ts";
import { settleLines } from "./settleLines.ts";
import { latestOf, type Touched, untouched } from "./touched.ts";
import { type Callers, callersFor, whoCalls } from "./whoCalls.ts";

/** What is left over is first in line a minute later, so that a burst stays within the budget of Zendesk's API. */
const CUSTOMERS_PER_MINUTE = 500;

type Looked = { readonly customer: CustomerRow; readonly dueAt: string; readonly care: Care };

/**
 * Makes the recurring callbacks whose day has come (B5–B7, C5, E2). Every customer has one instant at which to look again, so
 * a run reads those that are due and nobody else. Twice does nothing: a callback's id follows from its occurrence.
 */
export async function planCare(shell: Shell, current: CurrentPolicy): Promise<number> {
  const { db, nowText } = shell;
  const { policy } = current;
  if (policy.document.callbacks.length === 0) return 0;
  const plans = await carePlansDue(db, nowText, CUSTOMERS_PER_MINUTE);
  if (plans.length === 0) return 0;
  const cutOffs = await readCutOffs(db);
  const lunar = lunarDates(shell.now);
  const looked = plans.map(({ customer, dueAt, lookedAt }): Looked => {
    const facts = customerFactsOf(customer, cutOffs);
    return { customer, dueAt, care: careOf(policy, facts, { lunar, lookedAt }, nowText) };
  });
  const fresh = await freshOf(shell, looked);
  const ended = await optedOut(
    shell,
    policy,
    looked.map(({ customer }) => customer),
  );
  const touched = latestOf([...fresh.map((one) => plannedCall(one, wholeSecondOf(nowText))), ...ended]);
  const settled = await settleLines(shell, current, touched);
  const tasks = await tasksOf(shell, current, settled.needTask, fresh);
  const lookedAt = looked.map(({ customer, dueAt, care }) => ({
    customerId: customer.id,
    dueAt,
    nextAt: care.lookAgainAt,
  }));
  await db.batch([
    ...callbackStatements(
      shell,
      { ...settled, effects: [], lookAt: [], standOtherwise: [] },
      (rows, build) => (rows.length === 0 ? [] : build(rows)),
    ),
    ...putEffects(db, [...tasks.effects, ...settled.effects], nowText),
    ...careLooked(db, lookedAt, nowText),
  ]);
  await lookAgainAt(shell, tasks.lookAt);
  return plans.length;
}

type Fresh = { readonly customer: CustomerRow; readonly due: CareDue };

/** What has come and is not in the ledger yet. */
async function freshOf(shell: Shell, looked: readonly Looked[]): Promise<readonly Fresh[]> {
  const all = looked.flatMap(({ customer, care }) => care.due.map((due) => ({ customer, due })));
  const ids = await callbackIdsKnown(
    shell.db,
    all.map(({ due }) => due.task.id),
  );
  return all.filter(({ due }) => !ids.has(due.task.id));
}

/**
 * Its rules are for this customer, or it would not have come; whoever wants no calls has the tag. Where the first calling hours come
 * too late it is of no use either.
 */
const plannedCall = ({ customer, due: { rule, task, usefulUntil } }: Fresh, now: string): Touched => ({
  row: freshRow(task),
  before: null,
  off: null,
  skip: skipNow(rule, customer, usefulUntil, now > task.slotAt ? now : task.slotAt),
});

/** The writes that make these calls' tasks, and the tickets to look at again for those that took up a ticket's. */
async function tasksOf(
  shell: Shell,
  current: CurrentPolicy,
  rows: readonly CallbackRow[],
  fresh: readonly Fresh[],
): Promise<{ readonly effects: readonly NewEffect[]; readonly lookAt: readonly number[] }> {
  const planned = new Map(fresh.map((one) => [one.due.task.id, one]));
  const due = rows.flatMap((row) => {
    const one = planned.get(row.id);
    return one === undefined ? [] : [{ row, ...one }];
  });
  const lookAt = rows.flatMap(({ id, ticketId }) => (planned.has(id) ? [] : (ticketId ?? [])));
  if (due.length === 0) return { effects: [], lookAt };
  const requesters = await lastRequesters(
    shell.db,
    due.map(({ customer }) => customer.id),
  );
  const asked = due.map(({ customer, due: { rule } }) => ({
    roles: rule.who,
    question: { row: null, customer: customerFactsOf(customer, {}), history: [] },
  }));
  const callers = await callersFor(shell, current.policy, asked);
  const effects = due.map((one) => {
    const requesterId = requesters.get(one.customer.id) ?? null;
    return newTask(current, one.row, one.due, { customer: one.customer, requesterId, callers });
  });
  return { effects, lookAt };
}

function newTask(
  { policy }: CurrentPolicy,
  row: CallbackRow,
  { rule, occurrence }: CareDue,
  {
    customer,
    requesterId,
    callers,
  }: {
    readonly customer: CustomerRow;
    readonly requesterId: number | null;
    readonly callers: Callers;
  },
): NewEffect {
  const facts = customerFactsOf(customer, {});
  return taskEffect(policy, rule, row, {
    customerName: customer.name,
    problemType: null,
    requesterId,
    caller: whoCalls(policy, rule, { row: null, customer: facts, history: [] }, callers),
    cause: `${rule.key} ${occurrence}`,
  });
}

/** Customers who no longer want to be called: what is open for them ends, where its rule asks whether they do. */
async function optedOut(
  shell: Shell,
  { document }: Policy,
  customers: readonly CustomerRow[],
): Promise<readonly Touched[]> {
  const byId = new Map(customers.map((customer) => [customer.id, customer]));
  const rules = new Map(document.callbacks.map((rule) => [rule.key, rule]));
  const refusing = customers.filter((customer) =>
    customer.tags.some((tag) => tag.startsWith("no_callbacks")),
  );
  const owed = await openCallbacksOf(
    shell.db,
    refusing.map(({ id }) => id),
  );
  return owed.flatMap((row) => {
    const rule = rules.get(row.rule);
    const customer = byId.get(row.organizationId ?? 0) ?? null;
    const skip = rule === undefined ? null : skipNow(rule, customer, null, shell.nowText);
    return skip === null ? [] : [{ ...untouched(row), skip }];
  });
}
