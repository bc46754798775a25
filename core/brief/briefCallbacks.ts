import { callbackQuestions } from "../callback/callbackQuestions.ts";
import { callingHoursOf } from "../callback/callingHours.ts";
import { callingSchedule } from "../callback/callingSchedule.ts";
import type { BriefCallback } from "../contract/briefCallback.ts";
import type { CallbackFacts } from "../contract/callback.ts";
import type { CustomerFacts, InstantText } from "../contract/facts.ts";
import type { Policy } from "../policy/policy.ts";
import { CALLBACK_RESULTS } from "../task/taskFields.ts";
import { instantOf } from "../time/instant.ts";

/** An open callback as the shell knows it, with names where it has them. */
export type OpenCallback = CallbackFacts & {
  readonly customerName: string | null;
  readonly assigneeName: string | null;
};

/** Whose calls they are. `null`: an agent's, elsewhere, without what is needed to make and record them. */
type Called = { readonly customer: CustomerFacts | null } | null;

/** Open callbacks for the card, the next first; those of a rule the policy no longer has are left out. */
export function briefCallbacks(
  policy: Policy,
  callbacks: readonly OpenCallback[],
  called: Called,
  now: InstantText,
): readonly BriefCallback[] {
  return callbacks
    .filter(({ state }) => state === "open")
    .toSorted((one, other) => compare(one.slotAt, other.slotAt) || compare(one.id, other.id))
    .flatMap((callback) => briefCallback(policy, callback, called, now) ?? []);
}

const compare = (one: string, other: string): number => (one < other ? -1 : Number(one > other));

function briefCallback(
  policy: Policy,
  callback: OpenCallback,
  called: Called,
  now: InstantText,
): BriefCallback | null {
  const rule = policy.document.callbacks.find(({ key }) => key === callback.rule);
  if (rule === undefined) return null;
  const script = policy.replies.find(({ key }) => key === rule.script);
  const { organizationId, assigneeId } = callback;
  return {
    id: callback.id,
    taskTicketId: callback.taskTicketId,
    aboutTicketId: callback.ticketId,
    rule: rule.key,
    title: rule.title,
    purpose: rule.purpose,
    customer: organizationId === null ? null : { id: organizationId, name: callback.customerName },
    dueAt: callback.dueAt,
    slotAt: callback.slotAt,
    state: callbackState(callback, now),
    attempt: callback.attempts + 1,
    attemptsAtMost: rule.attempts.atMost,
    assignee: assigneeId === null ? null : { id: assigneeId, name: callback.assigneeName },
    script: called === null || script === undefined ? null : { title: script.title, body: script.body },
    questions: called === null ? [] : callbackQuestions(policy, rule),
    callingHours:
      called === null ? null : callingHoursOf(callingSchedule(policy, rule, called.customer), instantOf(now)),
    causeRequired: CALLBACK_RESULTS.filter((result) => rule.outcomes[result].causeRequired),
    clause: rule.clause,
  };
}

/** Waiting until the customer may be called; overdue after its due time, but never before it could be made. */
export function callbackState(
  { slotAt, dueAt }: { readonly slotAt: InstantText; readonly dueAt: InstantText },
  now: InstantText,
): BriefCallback["state"] {
  if (now < slotAt) return "waiting";
  return now <= (slotAt > dueAt ? slotAt : dueAt) ? "due" : "overdue";
}
