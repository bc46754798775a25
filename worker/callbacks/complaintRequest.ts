import type { TicketActions } from "../promises/askedActions.ts";
import type { CallbackRow } from "../store/callbacks.ts";
import type { NewEffect } from "../store/effect.ts";
import { followUpExternalId } from "../store/followUps.ts";
import type { TicketRow } from "../store/tickets.ts";

/**
 * The write that makes a request of a complaint found in a call: the follow-up of a closed ticket, or where the call was about no
 * ticket a new one, with the customer and the agent of the call's task.
 */
export function complaintRequest(
  callback: CallbackRow,
  { facts }: TicketRow,
  change: TicketActions,
  { followUpOf, subject }: { readonly followUpOf: number | null; readonly subject: string },
): NewEffect {
  return {
    id: `new_ticket:follow_up:${callback.id}`,
    subjectId: facts.id,
    change: {
      kind: "new_ticket",
      // Not one of our own tasks: it is the customer's request that goes on.
      externalId: followUpExternalId(callback.id),
      type: null,
      followUpOf,
      subject,
      body: change.note ?? "",
      requesterId: facts.requesterId,
      organizationId: facts.requesterId === null ? null : facts.organizationId,
      group: change.group,
      assignee:
        change.assignee ?? (facts.assigneeId === null ? null : { kind: "user", id: facts.assigneeId }),
      followers: change.followers,
      dueAt: null,
      priority: change.priority ?? "high",
      tags: [...change.tags, "callback_follow_up"],
    },
    announce: true,
    cause: `callback ${callback.id}`,
  };
}
