import { type CallAbout, isOwed, lateAfter } from "../callback/callStanding.ts";
import { ticketCauses } from "../callback/ticketCauses.ts";
import type { BriefPromise } from "../contract/briefPromise.ts";
import type { InstantText, TicketFacts } from "../contract/facts.ts";
import type { TicketTimeline } from "../contract/timeline.ts";
import type { Policy } from "../policy/policy.ts";
import { instantOf } from "../time/instant.ts";

/**
 * A solved complaint is not finished before the call about it has an outcome (D8): until then that is promised. Nothing for
 * any other ticket, and nothing where no call is owed.
 */
export function outcomePromises(
  policy: Policy,
  ticket: TicketFacts,
  timeline: TicketTimeline,
  calls: readonly CallAbout[],
  now: InstantText,
): readonly BriefPromise[] {
  if (ticket.status !== "solved" && ticket.status !== "closed") return [];
  const owed = calls.filter((call) => call.ticketId === ticket.id && isOwed(call));
  if (owed.length === 0 || !isComplaint(timeline, now)) return [];
  return owed.map((call) => outcomePromise(policy, call, now));
}

const isComplaint = (timeline: TicketTimeline, now: InstantText): boolean =>
  ticketCauses(timeline, now).some(({ cause }) => cause.event === "complaint");

function outcomePromise(policy: Policy, call: CallAbout, now: InstantText): BriefPromise {
  const rule = policy.document.callbacks.find(({ key }) => key === call.rule);
  const dueAt = lateAfter(call);
  const isLate = now > dueAt;
  const since = instantOf(call.causeAt);
  return {
    id: `callback:${call.id}`,
    key: call.rule,
    metric: "callback_outcome",
    title: null,
    state: isLate ? "breached" : "running",
    targetSeconds: instantOf(dueAt) - since,
    ranSeconds: Math.max(0, instantOf(now) - since),
    startedAt: call.causeAt,
    dueAt,
    byCloseAt: null,
    warnAt: [],
    breachedAt: isLate ? dueAt : null,
    bornLate: false,
    pausedSince: null,
    pausedBy: null,
    opensAt: null,
    clause: rule?.clause ?? null,
  };
}
