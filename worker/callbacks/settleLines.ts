import {
  asksAgain,
  type CallbackRule,
  firstAboutWork,
  type LineCall,
  type SettledCall,
  settleLine,
} from "#core";
import type { CurrentPolicy } from "../policy/currentPolicy.ts";
import { grouped } from "../promises/grouped.ts";
import { wholeSecondOf } from "../promises/momentsInEvent.ts";
import type { Shell } from "../shell.ts";
import type { CallbackRow } from "../store/callbacks.ts";
import { type CallbackLine, callbacksAbout, callbacksInLines } from "../store/callbacksFound.ts";
import { ticketsByIds } from "../store/tickets.ts";
import { lineTasks, type LineTasks, NO_TASKS } from "./lineTasks.ts";
import { withNextMark } from "./nextMark.ts";
import { type Touched, untouched } from "./touched.ts";

/** How the callbacks of all lines stand after what was learnt, and what that means for their tasks. */
export type SettledLines = Omit<LineTasks, "moved"> & { readonly rows: readonly CallbackRow[] };

/** Settles the lines of all these callbacks: where one moved to another customer, also the one it comes from. */
export async function settleLines(
  shell: Shell,
  { policy }: CurrentPolicy,
  touched: ReadonlyMap<string, Touched>,
): Promise<SettledLines> {
  const rules = new Map(policy.document.callbacks.map((rule) => [rule.key, rule]));
  const news = [...touched.values()];
  const found = [
    ...(await callbacksInLines(shell.db, linesOf(news, rules))),
    ...(await aboutSameWork(shell.db, news, rules)),
  ];
  const all = [...found.filter(({ id }) => !touched.has(id)).map(untouched), ...news];
  const ids = new Set(all.map(({ row }) => row.id));
  const standing = [...grouped(all, ({ row }) => lineKey(row)).values()].map((line) => {
    const rule = rules.get(line[0]?.row.rule ?? "");
    if (rule === undefined) return { rule, line };
    const stands = settleLine(rule, line.filter((one) => !wasCalled(one, ids)).map(lineCallOf));
    return {
      rule,
      line: line.map((one) => ({ ...one, row: standingAs(rule, one, stands.get(one.row.id)) })),
    };
  });
  const closed = await closedTasks(
    shell.db,
    standing.flatMap(({ line }) => line),
  );
  const lines = standing.map(({ rule, line }) => {
    if (rule === undefined) return { ...NO_TASKS, rows: line.map(({ row }) => row) };
    const settled = line.map((one) => withoutClosedTask(one, closed));
    const tasks = lineTasks(policy, settled);
    const moved = new Map(tasks.moved.map((row) => [row.id, row]));
    const rows = settled.map(({ row }) => moved.get(row.id) ?? row);
    const gaveUp = line.flatMap(({ row }, place) =>
      row.taskTicketId !== null && settled[place]?.row.taskTicketId === null ? [row.id] : [],
    );
    return {
      ...tasks,
      released: [...tasks.released, ...gaveUp],
      rows: rows.filter((row) => touched.has(row.id) || !isSame(row, found)),
    };
  });
  return {
    rows: lines.flatMap(({ rows }) => rows),
    needTask: lines.flatMap(({ needTask }) => needTask),
    effects: lines.flatMap(({ effects }) => effects),
    dropped: lines.flatMap(({ dropped }) => dropped),
    released: lines.flatMap(({ released }) => released),
  };
}

/** Needed again after its task was closed by us: that one may be closed for good by now. */
const isTakenUpAgain = ({ row, before, hasOpenTask }: Touched): boolean =>
  row.state === "open" && before !== null && before.state !== "open" && hasOpenTask !== true;

/** Since when, of the tasks of calls that are needed again, Zendesk has them closed for good: nobody can open those. */
async function closedTasks(db: D1Database, all: readonly Touched[]): Promise<ReadonlyMap<number, string>> {
  const ids = all.filter(isTakenUpAgain).flatMap(({ row }) => row.taskTicketId ?? []);
  const tasks = await ticketsByIds(db, ids);
  return new Map(
    tasks.flatMap(({ facts, updatedAt }) =>
      facts.status === "closed" ? [[facts.id, wholeSecondOf(updatedAt)]] : [],
    ),
  );
}

function withoutClosedTask(one: Touched, closed: ReadonlyMap<number, string>): Touched {
  const at = closed.get(one.row.taskTicketId ?? 0);
  if (at === undefined || !isTakenUpAgain(one)) return one;
  const moments: CallbackRow["moments"] = [...one.row.moments, { at, kind: "task_closed" }];
  return { ...one, row: { ...one.row, moments, taskTicketId: null, assigneeId: null } };
}

/** The lines of these callbacks, now and before, from the oldest cause on that was touched. */
export function linesOf(
  touched: readonly Touched[],
  rules: ReadonlyMap<string, CallbackRule>,
): readonly CallbackLine[] {
  const lines = new Map<string, CallbackLine>();
  for (const { row, before } of touched) {
    for (const one of before === null ? [row] : [row, before]) {
      const { organizationId, rule } = one;
      if (organizationId === null) continue;
      const key = `${organizationId} ${rule}`;
      const since = earliest(sinceOf(rules.get(rule), one), lines.get(key)?.since ?? null);
      lines.set(key, { organizationId, rule, since });
    }
  }
  return [...lines.values()];
}

/** Only a call made lately matters to the next period's. */
function sinceOf(rule: CallbackRule | undefined, { ticketId, causeAt }: CallbackRow): string | null {
  const lately = rule?.notAgainWithin ?? 0;
  if (ticketId === null && lately === 0) return null;
  return wholeSecondOf(new Date(Date.parse(causeAt) - lately * 1000).toISOString());
}

const earliest = (one: string | null, other: string | null): string | null =>
  one === null || (other !== null && other < one) ? other : one;

/** The call that covered it is forgotten, as its ticket was deleted for good or it is long ago. */
const wasCalled = ({ before }: Touched, known: ReadonlySet<string>): boolean =>
  before?.state === "attached" && !known.has(before.because ?? "");

/** What settling asks of a callback. */
export function lineCallOf({ row, before, off, skip }: Touched): LineCall {
  const { id, ticketId, causeAt, result, resultAt, attempts } = row;
  const isMade = row.state === "finished";
  const takenUpBy = before?.state === "attached" ? before.because : null;
  return {
    id,
    causeAt,
    off,
    skip,
    attempts,
    result: isMade ? result : null,
    resultAt: isMade ? resultAt : null,
    planned: ticketId === null ? { takenUpBy } : null,
  };
}

/** Whoever has no organization has no line: each callback stands for itself, those about the same work together. */
const lineKey = ({ id, organizationId, rule }: CallbackRow): string =>
  organizationId === null ? firstAboutWork(id) : `${organizationId} ${rule}`;

/** What the ledger has about the same work as calls to whoever has no organization. */
async function aboutSameWork(
  db: D1Database,
  touched: readonly Touched[],
  rules: ReadonlyMap<string, CallbackRule>,
): Promise<readonly CallbackRow[]> {
  const isAlone = ({ organizationId, rule: key }: CallbackRow): boolean => {
    const rule = rules.get(key);
    return organizationId === null && rule !== undefined && asksAgain(rule);
  };
  const visits = touched.flatMap(({ row }) => (isAlone(row) ? (row.ticketId ?? []) : []));
  return (await callbacksAbout(db, [...new Set(visits)])).filter(isAlone);
}

function standingAs(rule: CallbackRule, { row, off }: Touched, stands: SettledCall | undefined): CallbackRow {
  switch (stands?.state) {
    case "open":
      return withNextMark(rule, { ...row, state: "open", because: null, offAt: null });
    case "attached":
      return { ...row, state: "attached", because: stands.because, offAt: null, nextAt: null };
    case "skipped": {
      const offAt = off?.because === stands.because ? off.at : null;
      return { ...row, state: "skipped", because: stands.because, offAt, nextAt: null };
    }
    case "finished":
    case undefined:
      return row;
  }
}

function isSame(row: CallbackRow, found: readonly CallbackRow[]): boolean {
  const before = found.find(({ id }) => id === row.id);
  return (
    before?.state === row.state && before.because === row.because && before.taskTicketId === row.taskTicketId
  );
}
