import type { CallbackSkip } from "../contract/callback.ts";
import type { InstantText } from "../contract/facts.ts";
import type { CallbackResult } from "../task/taskFields.ts";
import { instantOf } from "../time/instant.ts";
import type { CallbackRule } from "./callbackRule.ts";

/** One callback of a line: all those of one customer and rule. */
export type LineCall = {
  readonly id: string;
  readonly causeAt: InstantText;
  /** Its cause was taken back: reopened, the customer wrote; people closed the task (`withdrawn`). Null: never. */
  readonly off: { readonly at: InstantText; readonly because: CallbackSkip } | null;
  /** Not made, for a reason that has no time; null: there is none. */
  readonly skip: CallbackSkip | null;
  readonly result: CallbackResult | null;
  readonly resultAt: InstantText | null;
  /** Tries that reached nobody. */
  readonly attempts: number;
  /** Recurring care: the call that was open when it was planned, and took it up. Null: no care, an event calls for it. */
  readonly planned: { readonly takenUpBy: string | null } | null;
};

export type SettledCall =
  | { readonly state: "open" }
  | { readonly state: "finished" }
  | { readonly state: "attached"; readonly because: string }
  | { readonly state: "skipped"; readonly because: CallbackSkip };

/**
 * How the callbacks of a customer and rule stand: one call at a time is open, for the oldest cause that needs it; the others
 * are attached to it. A call that was made covers every cause up to then, and of recurring care what it took up: a new period
 * wants a call of its own. It follows from the causes, when they were taken
 * back and when calls were made, never from the order in which we heard of them.
 */
export function settleLine(
  rule: Pick<CallbackRule, "skipIf" | "notAgainWithin">,
  calls: readonly LineCall[],
): ReadonlyMap<string, SettledCall> {
  const order = calls.toSorted(byCause);
  const lately = new Set(order.filter((call) => isCalledLately(rule, call, order)));
  const settled = new Map<string, SettledCall>(
    order.filter(({ resultAt }) => resultAt !== null).map(({ id }) => [id, { state: "finished" }]),
  );
  for (const end of endsIn(order)) {
    for (const call of order) {
      if (!settled.has(call.id) && !lately.has(call) && isCoveredBy(call, end))
        settled.set(call.id, end.covers);
    }
  }
  const live: LineCall[] = [];
  for (const call of order) {
    if (settled.has(call.id)) continue;
    const because = lately.has(call) ? "called_lately" : (call.off?.because ?? call.skip);
    if (because === null) live.push(call);
    else settled.set(call.id, { state: "skipped", because });
  }
  const open = live.find(({ attempts }) => attempts > 0) ?? live[0];
  for (const call of live)
    settled.set(call.id, call === open ? { state: "open" } : { state: "attached", because: open?.id ?? "" });
  return settled;
}

/**
 * Whose call was open at an instant, so that a result set then is its result, whoever we thought had the task; null: nobody's.
 */
export function openAt(
  rule: Pick<CallbackRule, "skipIf" | "notAgainWithin">,
  calls: readonly LineCall[],
  at: InstantText,
): string | null {
  const ends = endsIn(calls).filter((end) => end.at < at);
  const waiting = calls
    .filter((call) => call.resultAt === null && isOpenUntil(call, at) && !isCalledLately(rule, call, calls))
    .filter((call) => !ends.some((end) => isCoveredBy(call, end)));
  return waiting.toSorted(byCause)[0]?.id ?? null;
}

type End = { readonly id: string; readonly at: InstantText; readonly covers: SettledCall };

/** Calls that were made, and those that people withdrew, in order of time. */
function endsIn(calls: readonly LineCall[]): readonly End[] {
  return calls
    .flatMap(({ id, resultAt, off }): readonly End[] => {
      if (resultAt !== null) return [{ id, at: resultAt, covers: { state: "attached", because: id } }];
      return off?.because === "withdrawn"
        ? [{ id, at: off.at, covers: { state: "skipped", because: "withdrawn" } }]
        : [];
    })
    .toSorted((one, other) => compare(one.at, other.at));
}

const isCoveredBy = (call: LineCall, { id, at }: End): boolean =>
  isOpenUntil(call, at) && (call.planned === null || call.planned.takenUpBy === id || call.id === id);

/** Its cause was before, and was not taken back until then. */
function isOpenUntil({ causeAt, off, skip }: LineCall, at: InstantText): boolean {
  return causeAt <= at && skip === null && (off === null || off.at >= at);
}

/** A dissatisfied customer is called again once it is put right, however soon that is; so is one whom nobody reached. */
function isCalledLately(
  { skipIf, notAgainWithin }: Pick<CallbackRule, "skipIf" | "notAgainWithin">,
  { causeAt, result: own }: LineCall,
  calls: readonly LineCall[],
): boolean {
  if (!skipIf.includes("called_lately") || own !== null) return false;
  return calls.some(({ result, resultAt }) => {
    if (resultAt === null || result === null) return false;
    if (result === "unreachable" || result === "dissatisfied") return false;
    const since = instantOf(causeAt) - instantOf(resultAt);
    return since >= 0 && since < notAgainWithin;
  });
}

const byCause = (one: LineCall, other: LineCall): number =>
  compare(one.causeAt, other.causeAt) || compare(one.id, other.id);

const compare = (one: string, other: string): number => (one < other ? -1 : Number(one > other));
