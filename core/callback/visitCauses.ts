import type { CallbackCause } from "../contract/callback.ts";
import type { InstantText, TicketStatus } from "../contract/facts.ts";
import { VISIT_SIGNED_TAG, VISIT_STAGES, type VisitStage, visitStageValue } from "../task/taskFields.ts";

/** How a visit's task looked at one time: in an event, or when it was read. */
export type VisitSight = {
  readonly at: InstantText;
  readonly status: TicketStatus;
  readonly tags: readonly string[];
};

type VisitEvent = Extract<CallbackCause, { kind: "visit" }>["event"];

/**
 * What on a visit calls for callbacks (D9): the engineer came, work goes on, it is done, the customer signed. Each once, at
 * the first time it was seen.
 */
export function visitCauses(
  ticketId: number,
  sights: readonly VisitSight[],
): readonly Extract<CallbackCause, { kind: "visit" }>[] {
  const first = new Map<VisitEvent, InstantText>();
  for (const sight of sights) {
    for (const event of eventsIn(sight)) {
      const known = first.get(event);
      if (known === undefined || sight.at < known) first.set(event, sight.at);
    }
  }
  return [...first].map(([event, at]) => ({ kind: "visit", event, ticketId, episode: 1, at }));
}

function eventsIn({ status, tags }: VisitSight): readonly VisitEvent[] {
  const stage = VISIT_STAGES.find((one) => tags.includes(visitStageValue(one))) ?? null;
  if (stage === "cancelled" || status === "deleted") return [];
  const isOver = status === "solved" || status === "closed";
  const isDone = isOver || stage === "done" || stage === "signed";
  const isSigned = stage === "signed" || (isDone && tags.includes(VISIT_SIGNED_TAG));
  return [
    ...(isOver ? [] : duringWork(stage)),
    ...(isDone ? (["visit_done"] as const) : []),
    ...(isSigned ? (["visit_signed"] as const) : []),
  ];
}

function duringWork(stage: VisitStage | null): readonly VisitEvent[] {
  switch (stage) {
    case "arrived":
      return ["visit_arrived"];
    case "in_progress":
      return ["visit_progress"];
    case "planned":
    case "confirmed":
    case "done":
    case "signed":
    case "cancelled":
    case null:
      return [];
  }
}
