import type { TimelineEvent } from "#core";
import type { Delivery } from "../queue/message.ts";

export type TicketEvent = Delivery & { readonly about: Extract<Delivery["about"], { kind: "ticket" }> };

/** What one event of a ticket says for itself, at its own time: the same whenever and however often it arrives. */
export function momentsInEvent({ type, at: time, about }: TicketEvent): readonly TimelineEvent[] {
  const at = wholeSecondOf(time);
  const { happened, detail } = about;
  const moments: TimelineEvent[] = [];
  if (type === "ticket.created" && detail !== null) {
    const updated = wholeSecondOf(detail.updatedAt);
    moments.push({ at: updated, kind: "status", status: detail.status });
    if (detail.assigneeId !== null)
      moments.push({ at: updated, kind: "assigned", assigneeId: detail.assigneeId });
  }
  switch (happened?.kind) {
    case undefined:
    case "due_at":
    case "attachment":
    case "rated":
      break;
    case "status":
      moments.push({ at, kind: "status", status: happened.status });
      break;
    case "assigned":
      moments.push({ at, kind: "assigned", assigneeId: happened.assigneeId });
      break;
    case "public_comment":
      moments.push(
        happened.isByAgent
          ? { at, kind: "public_reply_by_agent", agentId: happened.authorId }
          : { at, kind: "public_comment_by_customer" },
      );
      break;
  }
  return moments;
}

/** Zendesk's records have whole seconds, its events nanoseconds: cut, so that both name the same instant. */
export function wholeSecondOf(time: string): string {
  const epoch = Date.parse(time);
  return Number.isNaN(epoch) ? time : `${new Date(epoch).toISOString().slice(0, 19)}Z`;
}
