import type { Clock, TimelineEvent } from "#core";
import type { ReplayDifference } from "./replayDifferences.ts";

/** One difference as a sentence. */
export function differenceText(difference: ReplayDifference): string {
  switch (difference.kind) {
    case "moment_missing":
      return `the Worker never heard of it: ${momentText(difference.moment)}`;
    case "moment_extra":
      return `the Worker noted it, Zendesk's history has no such thing: ${momentText(difference.moment)}`;
    case "clock_missing":
      return `the Worker has no clock for ${clockName(difference.clock)}: it is ${clockText(difference.clock)}`;
    case "clock_extra":
      return `the Worker runs a clock that should not be, ${clockName(difference.clock)}: ${clockText(difference.clock)}`;
    case "clock_differs":
      return `${clockName(difference.replayed)}: the Worker has ${clockText(difference.stored)}; by Zendesk's history it is ${clockText(difference.replayed)}`;
    case "deadline_missing":
      return `nobody waits for ${difference.id}, due ${difference.at}`;
    case "deadline_extra":
      return `the Worker waits for ${difference.id} at ${difference.at}, which will not come`;
    case "deadline_moved":
      return `${difference.id}: the Worker waits until ${difference.stored}; it is due ${difference.replayed}`;
  }
}

/** "first_reply since 2026-11-23T10:00:00Z" */
export const clockName = ({ key, startedAt }: Clock): string => `${key} since ${startedAt}`;

/** What a clock says, in words. */
export function clockText(clock: Clock): string {
  const ran = `${minutes(clock.ranSeconds)} of ${minutes(clock.targetSeconds)} min used${
    clock.pausedSeconds === 0 ? "" : `, ${minutes(clock.pausedSeconds)} min paused`
  } (${clock.serviceLevel})`;
  switch (clock.state) {
    case "running":
      return `running, due ${clock.dueAt ?? "never"}, ${ran}`;
    case "paused":
      return `paused since ${clock.pausedSince}, ${ran}`;
    case "fulfilled":
      return `met ${clock.fulfilledAt}, ${ran}`;
    case "breached":
      return `breached, was due ${clock.dueAt}, ${clock.fulfilledAt === null ? "still open" : `met late ${clock.fulfilledAt}`}, ${ran}`;
    case "cancelled":
      return `ended without a promise ${clock.cancelledAt}, ${ran}`;
  }
}

const minutes = (amount: number): string => String(Math.round(amount / 6) / 10);

function momentText(moment: TimelineEvent): string {
  switch (moment.kind) {
    case "created":
      return `created ${moment.at}`;
    case "status":
      return `${moment.status} from ${moment.at}`;
    case "public_reply_by_agent":
      return moment.agentId === null
        ? `an answer from before the Worker came, taken for given ${moment.at}`
        : `a public answer by ${moment.agentId} ${moment.at}`;
    case "public_comment_by_customer":
      return `the customer wrote ${moment.at}`;
    case "assigned":
      return `assigned to ${moment.assigneeId ?? "nobody"} ${moment.at}`;
    case "level":
      return `level ${moment.tier}, ${moment.urgency} from ${moment.at}`;
    case "step_done":
      return `step ${moment.step} done ${moment.at}`;
    case "pause_reason":
      return `${moment.reason === null ? "no reason to pause" : `paused for ${moment.reason}`} from ${moment.at}`;
  }
}
