import type { CallbackCause, CallbackTask } from "../contract/callback.ts";
import type { CustomerFacts, InstantText, TicketFacts } from "../contract/facts.ts";
import type { Policy } from "../policy/policy.ts";
import { instantOf, instantText, instant } from "../time/instant.ts";
import { callbackSubject, isForSubject } from "./callbackSubject.ts";
import { callbackTimes, dueOf } from "./callbackTimes.ts";
import type { CallbackRule } from "./callbackRule.ts";
import { workCauses } from "./workCauses.ts";

export type EventCause = Extract<CallbackCause, { kind: "ticket" | "visit" }>;

/** A callback that an event on a ticket or visit calls for. */
export type EventCallback = {
  readonly rule: CallbackRule;
  readonly cause: EventCause;
  readonly task: CallbackTask;
  /** What kind of problem the ticket is about; null: none that the policy names. */
  readonly problemType: string | null;
  readonly usefulUntil: InstantText;
};

/** Heard of this long after its due time, an event calls for nothing any more. */
const USEFUL_SECONDS = 30 * 86_400;
/** A late first call is still welcome for a week at least. */
const WELCOME_SECONDS = 7 * 86_400;

/**
 * The callbacks that these causes call for by the policy's rules, whether they are made already or not.
 * @param isPast it happened before we or the rule came: a call is of use for as long again as the rule gives it, so that an
 * account's past does not come all at once.
 */
export function eventCallbacks(
  policy: Policy,
  facts: { readonly customer: CustomerFacts | null; readonly ticket: TicketFacts },
  causes: readonly EventCause[],
  {
    now,
    isPast,
  }: {
    readonly now: InstantText;
    readonly isPast: (rule: CallbackRule, cause: EventCause) => boolean;
  },
): readonly EventCallback[] {
  if (causes.length === 0) return [];
  const subject = callbackSubject(policy, facts, now);
  return policy.document.callbacks.flatMap((rule) =>
    causes
      .filter(({ event }) => rule.trigger.on === "event" && rule.trigger.event === event)
      .filter(() => isForSubject(policy, rule, subject))
      .flatMap((cause) => causesBy(policy, rule, cause, now))
      .map((cause) => {
        const from = instantOf(cause.at);
        const due = dueOf(policy, rule, from);
        return {
          rule,
          cause,
          problemType: subject.problemType,
          task: {
            id: eventCallbackId(rule, cause),
            rule: rule.key,
            organizationId: facts.ticket.organizationId,
            ticketId: cause.ticketId,
            causeAt: cause.at,
            ...callbackTimes(policy, rule, facts.customer, { from, due }),
          },
          usefulUntil: instantText(
            instant(due + (isPast(rule, cause) ? usefulOfPast(due - from) : USEFUL_SECONDS)),
          ),
        };
      }),
  );
}

/** All that an event is a cause for: work that goes on may be asked about again. */
export const causesBy = (
  policy: Policy,
  rule: CallbackRule,
  cause: EventCause,
  now: InstantText,
): readonly EventCause[] =>
  cause.event === "visit_progress" ? workCauses(policy, rule, cause, now) : [cause];

/** The callback's id: "42:after_solution:1"; of further calls about the same work "42:progress:1.2". */
export function eventCallbackId({ key }: Pick<CallbackRule, "key">, cause: EventCause): string {
  const id = `${cause.ticketId}:${key}:${cause.episode}`;
  return cause.event === "visit_progress" && cause.nth > 1 ? `${id}.${cause.nth}` : id;
}

/** The id of the first call about the same work; an id of any other call is its own. */
export const firstAboutWork = (id: string): string => id.replace(/\.\d+$/, "");

const usefulOfPast = (given: number): number => Math.min(USEFUL_SECONDS, Math.max(given, WELCOME_SECONDS));
