import { type CallbackRule, type CallbackVerdict, skipOf, type VerdictContext, verdictOf } from "#core";
import type { CallbackRow } from "../store/callbacks.ts";
import { freshRow } from "./freshRow.ts";
import { marksLeft, withNextMark } from "./nextMark.ts";
import type { WantedCallback } from "./wantedCallbacks.ts";

/** What the wanted callbacks mean for the ledger. */
export type JudgedCallbacks = {
  /** The rows that change, by id. */
  readonly changed: ReadonlyMap<string, CallbackRow>;
  /** Open ones that need a task. */
  readonly created: readonly { readonly row: CallbackRow; readonly wanted: WantedCallback }[];
  /** Causes that were added to an open one. */
  readonly attached: readonly {
    readonly to: CallbackRow;
    readonly ticketId: number;
    readonly id: string;
  }[];
  /** Open ones that are due at another time now. */
  readonly redated: readonly CallbackRow[];
  /** Open ones that are no longer needed. */
  readonly ended: readonly CallbackRow[];
};

const FOREVER = "9999-12-31T00:00:00Z";

/**
 * Makes, attaches, re-dates or ends callbacks, in the order of their causes, so that the order of arrival is all the same.
 * @param known callbacks about the same tickets, and those of the same customers and rules. @param now whole seconds.
 */
export function judgeWanted(
  wanted: readonly WantedCallback[],
  known: readonly CallbackRow[],
  now: string,
): JudgedCallbacks {
  const ledger = new Map(known.map((row) => [row.id, row]));
  const changed = new Map<string, CallbackRow>();
  const created: JudgedCallbacks["created"][number][] = [];
  const attached: JudgedCallbacks["attached"][number][] = [];
  const redated: CallbackRow[] = [];
  const ended: CallbackRow[] = [];
  const keep = (row: CallbackRow): void => {
    ledger.set(row.id, row);
    changed.set(row.id, row);
  };
  for (const one of wanted.toSorted(byCause)) {
    const { rule, task } = one;
    const row = ledger.get(task.id);
    const context = contextOf(one, ledger);
    if (row === undefined) {
      const verdict = verdictOn(one, context, now);
      const fresh = freshRow(task);
      switch (verdict.kind) {
        case "create": {
          const open = one.heard === "then" ? fresh : withoutPastMarks(rule, fresh, now);
          keep(withNextMark(rule, open));
          created.push({ row: open, wanted: one });
          break;
        }
        case "attach": {
          keep({ ...fresh, state: "attached", because: verdict.to });
          const to = ledger.get(verdict.to);
          if (to !== undefined) attached.push({ to, ticketId: one.cause.ticketId, id: task.id });
          break;
        }
        case "skip":
          keep({ ...fresh, state: "skipped", because: verdict.because });
          break;
      }
      continue;
    }
    if (!isUncalled(row)) continue;
    const fresh =
      row.attempts > 0 || row.causeAt === task.causeAt ? row : withNextMark(rule, { ...row, ...task });
    // Made or begun before: what came after is no reason of time to stop it.
    const because = skipOf(rule, task, { ...context, usefulUntil: FOREVER }, now);
    if (because !== null && because !== row.because) {
      const skipped: CallbackRow = { ...fresh, state: "skipped", because, nextAt: null };
      keep(skipped);
      if (row.state === "open") ended.push(skipped);
      continue;
    }
    if (fresh !== row) keep(fresh);
    if (row.state !== "open") continue;
    if (row.taskTicketId === null) created.push({ row: fresh, wanted: one });
    else if (fresh.dueAt !== row.dueAt) redated.push(fresh);
  }
  return { changed, created, attached, redated, ended };
}

const byCause = (one: WantedCallback, other: WantedCallback): number =>
  one.task.causeAt === other.task.causeAt
    ? one.task.id.localeCompare(other.task.id)
    : one.task.causeAt.localeCompare(other.task.causeAt);

function contextOf(one: WantedCallback, ledger: ReadonlyMap<string, CallbackRow>): VerdictContext {
  const { rule, task, look, after, usefulUntil } = one;
  const known = [...ledger.values()].filter(
    (other) => other.rule === rule.key && other.organizationId === task.organizationId,
  );
  return { tags: look.customer?.tags ?? [], known, ...after, usefulUntil };
}

function verdictOn(one: WantedCallback, context: VerdictContext, now: string): CallbackVerdict {
  return one.heard === "too_late"
    ? { kind: "skip", task: one.task, because: "past_its_use" }
    : verdictOf(one.rule, one.task, context, now);
}

/** Nobody is told of what became late before we came; the card shows it all the same. */
function withoutPastMarks(rule: CallbackRule, row: CallbackRow, now: string): CallbackRow {
  const past = marksLeft(rule, row).filter(({ at, tell }) => tell !== null && at <= now);
  return { ...row, told: [...row.told, ...past.map(({ key }) => key)] };
}

/** Nobody was reached yet, so what is learnt of its ticket still counts. */
function isUncalled({ state, because, result }: CallbackRow): boolean {
  if (result !== null) return false;
  return state === "open" || state === "attached" || because === "reopened" || because === "customer_wrote";
}
