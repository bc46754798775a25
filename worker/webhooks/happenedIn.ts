import * as v from "valibot";
import type { Happened } from "../queue/message.ts";
import { RawAssignment, RawCommentAdded, RawDueChange, RawRating, RawStatusChange } from "./eventShapes.ts";

/** What an event's own part says happened that clocks and visits care about; null: nothing, or not readable (facts zendesk-api 1.6). */
export function happenedIn(type: string, event: unknown): Happened | null {
  if (type === "ticket.status_changed") {
    const change = v.safeParse(RawStatusChange, event);
    return change.success ? { kind: "status", status: change.output.current } : null;
  }
  if (type === "ticket.agent_assignment_changed") {
    const change = v.safeParse(RawAssignment, event);
    return change.success ? { kind: "assigned", assigneeId: change.output.current } : null;
  }
  if (type === "ticket.task_due_at_changed") {
    const change = v.safeParse(RawDueChange, event);
    return change.success ? { kind: "due_at", ...change.output } : null;
  }
  if (type === "ticket.csat_received") {
    const rated = v.safeParse(RawRating, event);
    return rated.success ? { kind: "rated", score: rated.output.satisfaction_score.score } : null;
  }
  if (type === "ticket.attachment_linked_to_comment") return { kind: "attachment" };
  if (type === "ticket.comment_added") {
    const added = v.safeParse(RawCommentAdded, event);
    if (!added.success || !added.output.comment.is_public) return null;
    const { id, is_staff: isByAgent } = added.output.comment.author;
    return { kind: "public_comment", isByAgent, authorId: id };
  }
  return null;
}
