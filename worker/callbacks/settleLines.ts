import { type CallbackRule, type LineCall, type SettledCall, settleLine } from "#core";
import type { CurrentPolicy } from "../policy/currentPolicy.ts";
import { grouped } from "../promises/grouped.ts";
import { wholeSecondOf } from "../promises/momentsInEvent.ts";
import type { Shell } from "../shell.ts";
import type { CallbackRow } from "../store/callbacks.ts";
import { type CallbackLine, callbacksInLines } from "../store/callbacksFound.ts";
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
  const found = await callbacksInLines(shell.db, linesOf([...touched.values()], rules));
  const all = [...found.filter(({ id }) => !touched.has(id)).map(untouched), ...touched.values()];
  const lines = [...grouped(all, ({ row }) => lineKey(row)).values()].map((line) => {
    const rule = rules.get(line[0]?.row.rule ?? "");
    if (rule === undefined) return { ...NO_TASKS, rows: line.map(({ row }) => row) };
    const standing = settleLine(rule, line.map(lineCallOf));
    const settled = line.map((one) => ({ ...one, row: standingAs(rule, one, standing.get(one.row.id)) }));
    const tasks = lineTasks(policy, settled);
    const moved = new Map(tasks.moved.map((row) => [row.id, row]));
    const rows = settled.map(({ row }) => moved.get(row.id) ?? row);
    return { ...tasks, rows: rows.filter((row) => touched.has(row.id) || !isSame(row, found)) };
  });
  return {
    rows: lines.flatMap(({ rows }) => rows),
    needTask: lines.flatMap(({ needTask }) => needTask),
    effects: lines.flatMap(({ effects }) => effects),
    dropped: lines.flatMap(({ dropped }) => dropped),
    released: lines.flatMap(({ released }) => released),
  };
}

/** The lines of these callbacks, now and before, from the oldest cause on that was touched. */
export function linesOf(
  touched: readonly Touched[],
  rules: ReadonlyMap<string, CallbackRule>,
): readonly CallbackLine[] {
  const lines = new Map<string, CallbackLine>();
  for (const { row, before } of touched) {
    for (const { organizationId, rule, causeAt } of before === null ? [row] : [row, before]) {
      if (organizationId === null) continue;
      const within = (rules.get(rule)?.notAgainWithin ?? 0) * 1000;
      const since = wholeSecondOf(new Date(Date.parse(causeAt) - within).toISOString());
      const known = lines.get(`${organizationId} ${rule}`);
      if (known === undefined || since < known.since)
        lines.set(`${organizationId} ${rule}`, { organizationId, rule, since });
    }
  }
  return [...lines.values()];
}

/** What settling asks of a callback. */
export function lineCallOf({ row, off, skip }: Touched): LineCall {
  const { id, causeAt, result, resultAt, attempts } = row;
  const isMade = row.state === "finished";
  return {
    id,
    causeAt,
    off,
    skip,
    attempts,
    result: isMade ? result : null,
    resultAt: isMade ? resultAt : null,
  };
}

/** Whoever has no organization has no line: each callback stands for itself. */
const lineKey = ({ id, organizationId, rule }: CallbackRow): string =>
  organizationId === null ? id : `${organizationId} ${rule}`;

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
