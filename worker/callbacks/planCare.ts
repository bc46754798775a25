import { type Care, type CareDue, careOf, isOptedOut, isRecurring, verdictOf } from "#core";
import type { CurrentPolicy } from "../policy/currentPolicy.ts";
import { wholeSecondOf } from "../promises/momentsInEvent.ts";
import { customerFactsOf } from "../queue/customerFacts.ts";
import type { Shell } from "../shell.ts";
import { type CallbackRow, putCallbacks } from "../store/callbacks.ts";
import { callbackIdsKnown, callbacksBeside, openCallbacksOf } from "../store/callbacksFound.ts";
import { careLooked, carePlansDue } from "../store/carePlans.ts";
import type { CustomerRow } from "../store/customers.ts";
import type { NewEffect } from "../store/effect.ts";
import { putEffects } from "../store/effects.ts";
import { lastRequesters } from "../store/lastRequesters.ts";
import { readCutOffs } from "../store/ranks.ts";
import { standIns } from "../visits/standIns.ts";
import { taskEffect } from "./callbackEffects.ts";
import { endedEffects } from "./endedEffects.ts";
import { lunarDates } from "./lunarDates.ts";
import { freshRow } from "./freshRow.ts";
import { withNextMark } from "./nextMark.ts";
import { type Callers, knowCallers, whoCalls } from "./whoCalls.ts";

/** What is left over is first in line a minute later, so that a burst stays within the budget of Zendesk's API. */
const CUSTOMERS_PER_MINUTE = 500;

type Looked = { readonly customer: CustomerRow; readonly care: Care };

/**
 * Makes the recurring callbacks whose day has come (B5–B7, C5, E2). Every customer has one instant at which to look again, so
 * a run reads those that are due and nobody else. Twice does nothing: a callback's id follows from its occurrence.
 */
export async function planCare(shell: Shell, current: CurrentPolicy): Promise<number> {
  const { db, nowText } = shell;
  const { policy } = current;
  if (!policy.document.callbacks.some(isRecurring)) return 0;
  const plans = await carePlansDue(db, nowText, CUSTOMERS_PER_MINUTE);
  if (plans.length === 0) return 0;
  const cutOffs = await readCutOffs(db);
  const lunar = lunarDates(shell.now);
  const looked = plans.map(({ customer, lookedAt }): Looked => {
    const facts = customerFactsOf(customer, cutOffs);
    return { customer, care: careOf(policy, facts, { lunar, lookedAt }, nowText) };
  });
  const made = await madeOf(shell, current, looked);
  const ended = await optedOut(
    shell,
    current,
    looked.map(({ customer }) => customer),
  );
  const lookedAt = looked.map(({ customer, care }) => ({
    customerId: customer.id,
    nextAt: care.lookAgainAt,
  }));
  await db.batch([
    ...putCallbacks(db, [...made.rows, ...ended.rows], nowText),
    ...putEffects(db, [...made.effects, ...ended.effects], nowText),
    ...careLooked(db, lookedAt, nowText),
  ]);
  return plans.length;
}

type Made = { readonly rows: readonly CallbackRow[]; readonly effects: readonly NewEffect[] };

async function madeOf(shell: Shell, current: CurrentPolicy, looked: readonly Looked[]): Promise<Made> {
  const all = looked.flatMap(({ customer, care }) => care.due.map((due) => ({ customer, due })));
  const ids = await callbackIdsKnown(
    shell.db,
    all.map(({ due }) => due.task.id),
  );
  const fresh = all.filter(({ due }) => !ids.has(due.task.id));
  if (fresh.length === 0) return { rows: [], effects: [] };
  const beside = await callbacksBeside(
    shell.db,
    fresh.map(({ customer, due: { rule, task } }) => ({
      organizationId: customer.id,
      rule: rule.key,
      madeSince: rule.notAgainWithin > 0 ? secondsBefore(task.causeAt, rule.notAgainWithin) : null,
    })),
  );
  const requesters = await lastRequesters(
    shell.db,
    fresh.map(({ customer }) => customer.id),
  );
  const asked = fresh.map(({ customer, due: { rule } }) => ({
    roles: rule.who,
    question: { row: null, customer: customerFactsOf(customer, {}), history: [] },
  }));
  const callers = {
    known: await knowCallers(shell, current.policy, asked),
    standIn: await standIns(shell, current.policy),
  };
  const known = [...beside];
  const rows: CallbackRow[] = [];
  const effects: NewEffect[] = [];
  for (const { customer, due } of fresh.toSorted((one, other) => byCause(one.due, other.due))) {
    const { rule, task, usefulUntil } = due;
    const verdict = verdictOf(
      rule,
      task,
      {
        tags: customer.tags,
        known: known.filter((row) => row.rule === rule.key && row.organizationId === customer.id),
        reopenedAt: null,
        wroteAt: null,
        usefulUntil,
      },
      wholeSecondOf(shell.nowText),
    );
    const row = freshRow(task);
    switch (verdict.kind) {
      case "create": {
        const open = withNextMark(rule, row);
        rows.push(open);
        known.push(open);
        effects.push(
          newTask(current, open, due, {
            customer,
            requesterId: requesters.get(customer.id) ?? null,
            callers,
          }),
        );
        break;
      }
      case "attach":
        rows.push({ ...row, state: "attached", because: verdict.to });
        break;
      case "skip":
        rows.push({ ...row, state: "skipped", because: verdict.because });
        break;
    }
  }
  return { rows, effects };
}

const byCause = (one: CareDue, other: CareDue): number =>
  one.task.causeAt === other.task.causeAt
    ? one.task.id.localeCompare(other.task.id)
    : one.task.causeAt.localeCompare(other.task.causeAt);

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
    requesterId,
    caller: whoCalls(policy, rule, { row: null, customer: facts, history: [] }, callers),
    cause: `${rule.key} ${occurrence}`,
  });
}

/** Customers who no longer want to be called: what is open for them ends. */
async function optedOut(
  shell: Shell,
  { policy }: CurrentPolicy,
  customers: readonly CustomerRow[],
): Promise<Made> {
  const tags = new Map(customers.map((customer) => [customer.id, customer.tags]));
  const refusing = customers.filter((customer) =>
    customer.tags.some((tag) => tag.startsWith("no_callbacks")),
  );
  const open = await openCallbacksOf(
    shell.db,
    refusing.map(({ id }) => id),
  );
  const ended = open
    .filter(({ rule, organizationId }) => isOptedOut(rule, tags.get(organizationId ?? 0) ?? []))
    .map((row): CallbackRow => ({ ...row, state: "skipped", because: "opted_out", nextAt: null }));
  const { effects } = endedEffects(policy, ended, []);
  return { rows: ended, effects };
}

const secondsBefore = (at: string, seconds: number): string =>
  wholeSecondOf(new Date(Date.parse(at) - seconds * 1000).toISOString());
