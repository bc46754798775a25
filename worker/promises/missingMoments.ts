import type { TicketFacts, TimelineEvent } from "#core";
import { momentText } from "../store/ticketMoments.ts";
import { wholeSecondOf } from "./momentsInEvent.ts";
import type { StateSaid } from "./stateMoments.ts";

/**
 * What the history lacks so that it ends in the state the ticket is known to be in: an event was lost, or the change
 * has none (a read, the sweep, a new tier, a new policy).
 * @param statusAt when the ticket was known to have its status. @param levelAt the time of the level's cause.
 */
export function missingMoments(
  history: readonly TimelineEvent[],
  status: TicketFacts["status"],
  said: StateSaid,
  { statusAt, levelAt }: { readonly statusAt: string; readonly levelAt: string },
): readonly TimelineEvent[] {
  const lastStatus = lastOf(history, "status");
  const lastLevel = lastOf(history, "level");
  const lastReason = lastOf(history, "pause_reason");
  const missing: TimelineEvent[] = [];
  if ((lastStatus?.status ?? "new") !== status) {
    missing.push({ at: after(lastStatus, statusAt), kind: "status", status });
  }
  const level = { kind: "level", ...said.level } as const;
  if (lastLevel === null || !isSameLevel(lastLevel, level)) {
    missing.push({ at: after(lastLevel, levelAt), ...level });
  }
  if ((lastReason?.reason ?? null) !== said.pauseReason) {
    missing.push({ at: after(lastReason, statusAt), kind: "pause_reason", reason: said.pauseReason });
  }
  const done = new Set(history.flatMap((event) => (event.kind === "step_done" ? [event.step] : [])));
  for (const step of said.stepsDone) {
    if (!done.has(step)) missing.push({ at: wholeSecondOf(statusAt), kind: "step_done", step });
  }
  return missing;
}

type Of<Kind extends TimelineEvent["kind"]> = Extract<TimelineEvent, { kind: Kind }>;

/** The one that counts at the end; within one second core goes by the text. */
export function lastOf<Kind extends TimelineEvent["kind"]>(
  history: readonly TimelineEvent[],
  kind: Kind,
): Of<Kind> | null {
  let last: Of<Kind> | null = null;
  for (const event of history) {
    if (!isOf(event, kind)) continue;
    const isLater = last === null || event.at > last.at;
    if (isLater || (event.at === last?.at && momentText(event) > momentText(last))) last = event;
  }
  return last;
}

function isOf<Kind extends TimelineEvent["kind"]>(event: TimelineEvent, kind: Kind): event is Of<Kind> {
  return event.kind === kind;
}

function isSameLevel(one: Of<"level">, other: Omit<Of<"level">, "at">): boolean {
  const text = (event: Omit<Of<"level">, "at">): string => momentText({ ...event, at: "" });
  return text(one) === text(other);
}

/** What contradicts the last moment known came after it. */
function after(last: TimelineEvent | null, at: string): string {
  const second = wholeSecondOf(at);
  if (last === null || second > last.at) return second;
  return wholeSecondOf(new Date(Date.parse(last.at) + 1000).toISOString());
}
