import type { TimelineEvent } from "../contract/timeline.ts";
import { idOf } from "./idOf.ts";
import type { TicketSave } from "./ticketSave.ts";

/**
 * What a save says happened, at its own time; of a field that it set twice, what came out. Equal to what Zendesk's events
 * of the same save say.
 * @param staff users who are agents or admins: their public comments are answers.
 */
export function momentsInSave(
  { at, changes, comments }: TicketSave,
  staff: ReadonlySet<number>,
): readonly TimelineEvent[] {
  const said = comments.flatMap(({ isPublic, authorId }): TimelineEvent[] => {
    if (!isPublic || authorId === null) return [];
    return [
      staff.has(authorId)
        ? { at, kind: "public_reply_by_agent", agentId: authorId }
        : { at, kind: "public_comment_by_customer" },
    ];
  });
  const last = new Map(changes.map((change) => [change.field, change]));
  const changed = [...last.values()].flatMap(({ field, value, previous }): TimelineEvent[] => {
    if (field === "assignee_id") {
      const assigneeId = idOf(value);
      return assigneeId === null && previous === undefined ? [] : [{ at, kind: "assigned", assigneeId }];
    }
    const status = field === "status" ? STATUSES.find((each) => each === value) : undefined;
    return status === undefined ? [] : [{ at, kind: "status", status }];
  });
  return [...said, ...changed];
}

const STATUSES = ["new", "open", "pending", "hold", "solved", "closed", "deleted"] as const;
