import type { CallbackSkip, CallbackState, CallbackTask, CallbackVerdict } from "../contract/callback.ts";
import type { InstantText } from "../contract/facts.ts";
import { instantOf } from "../time/instant.ts";
import { type CallbackResult, NO_CALLBACKS_TAG, noCallbacksTag } from "../task/taskFields.ts";
import type { CallbackRule } from "./callbackRule.ts";

/** Another callback of the same customer and rule. */
export type KnownCallback = {
  readonly id: string;
  readonly state: CallbackState;
  readonly result: CallbackResult | null;
  readonly resultAt: InstantText | null;
};

export type VerdictContext = {
  /** Tags of the organization. */
  readonly tags: readonly string[];
  readonly known: readonly KnownCallback[];
  readonly reopenedAt: InstantText | null;
  readonly wroteAt: InstantText | null;
  /** After this instant a call is of no use any more. */
  readonly usefulUntil: InstantText;
};

/** What to do about a cause: call, add it to the call that is open already, or leave it, with the reason. */
export function verdictOf(
  rule: CallbackRule,
  task: CallbackTask,
  context: VerdictContext,
  now: InstantText,
): CallbackVerdict {
  const because = skipOf(rule, task, context, now);
  if (because !== null) return { kind: "skip", task, because };
  const open = context.known.find(({ id, state }) => state === "open" && id !== task.id);
  if (open !== undefined && task.organizationId !== null) return { kind: "attach", task, to: open.id };
  return { kind: "create", task };
}

/** Why a callback is not (or no longer) made; null: it is. */
export function skipOf(
  rule: CallbackRule,
  task: CallbackTask,
  { tags, known, reopenedAt, wroteAt, usefulUntil }: VerdictContext,
  now: InstantText,
): CallbackSkip | null {
  const skips = (skip: CallbackRule["skipIf"][number]): boolean => rule.skipIf.includes(skip);
  if (skips("reopened") && reopenedAt !== null) return "reopened";
  if (skips("customer_wrote") && wroteAt !== null) return "customer_wrote";
  if (skips("opted_out") && isOptedOut(rule.key, tags)) return "opted_out";
  if (skips("called_lately") && known.some((one) => isLately(rule, task, one))) return "called_lately";
  return now > usefulUntil ? "past_its_use" : null;
}

/** No calls wanted at all, or none of this rule: tags of the organization (decision 010). */
export function isOptedOut(rule: string, tags: readonly string[]): boolean {
  return tags.includes(NO_CALLBACKS_TAG) || tags.includes(noCallbacksTag(rule));
}

/** A dissatisfied customer is called again once it is put right, however soon that is. */
function isLately(rule: CallbackRule, task: CallbackTask, { id, result, resultAt }: KnownCallback): boolean {
  if (id === task.id || resultAt === null || result === null) return false;
  if (result === "unreachable" || result === "dissatisfied") return false;
  const since = instantOf(task.causeAt) - instantOf(resultAt);
  return since >= 0 && since < rule.notAgainWithin;
}
