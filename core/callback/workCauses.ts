import type { CallbackCause, WorkStretch } from "../contract/callback.ts";
import type { InstantText } from "../contract/facts.ts";
import type { Policy } from "../policy/policy.ts";
import { type Span, seconds } from "../time/duration.ts";
import { type Instant, instantOf, instantText } from "../time/instant.ts";
import type { CallbackRule } from "./callbackRule.ts";
import { spanAfter } from "./callbackTimes.ts";

export type WorkCause = Extract<CallbackCause, { event: "visit_progress" }>;

/** Work that is still in progress after so many calls was forgotten: nobody is asked about it any more. */
const CALLS_AT_MOST = 100;

/**
 * The causes by a rule of work in progress: that it began and, where the rule asks again (`every`), each time that came since
 * then while the visit was in progress, counted from its beginning (D9).
 */
export function workCauses(
  policy: Policy,
  rule: CallbackRule,
  begun: WorkCause,
  now: InstantText,
): readonly WorkCause[] {
  const until = instantOf(now);
  const causes = [begun];
  for (let nth = 2; nth <= CALLS_AT_MOST; nth += 1) {
    const at = timeOf(policy, rule, begun, nth);
    if (at === null || at > until) break;
    if (begun.stretches.some((stretch) => isIn(stretch, at)))
      causes.push({ ...begun, nth, at: instantText(at) });
  }
  return causes;
}

/** When a rule asks again if the work goes on until then; null: it is over, or the rule does not. */
export function nextWorkCauseAt(
  policy: Policy,
  rule: CallbackRule,
  begun: WorkCause,
  now: InstantText,
): InstantText | null {
  if (begun.stretches.at(-1)?.to !== null) return null;
  const until = instantOf(now);
  for (let nth = 2; nth <= CALLS_AT_MOST; nth += 1) {
    const at = timeOf(policy, rule, begun, nth);
    if (at === null) return null;
    if (at > until) return instantText(at);
  }
  return null;
}

/** Whether the visit was in progress at an instant, as far as is known. */
export const wasAtWork = ({ stretches }: WorkCause, at: InstantText): boolean =>
  stretches.some((stretch) => isIn(stretch, instantOf(at)));

/** Whether a rule asks more than once about the same work. */
export const asksAgain = ({ trigger }: CallbackRule): boolean =>
  trigger.on === "event" && trigger.every !== null;

function timeOf(policy: Policy, rule: CallbackRule, { at }: WorkCause, nth: number): Instant | null {
  const schedule = policy.schedules.get(rule.schedule);
  const every = rule.trigger.on === "event" ? rule.trigger.every : null;
  return schedule === undefined || every === null
    ? null
    : spanAfter(schedule, timesSpan(every, nth - 1), instantOf(at));
}

const timesSpan = (span: Span, times: number): Span =>
  span.unit === "seconds"
    ? { unit: "seconds", amount: seconds(span.amount * times) }
    : { unit: "working_days", amount: span.amount * times };

const isIn = ({ from, to }: WorkStretch, at: Instant): boolean =>
  instantOf(from) <= at && (to === null || at < instantOf(to));
