import type { NewTicket } from "#zendesk";
import type { NewTicketChange } from "../store/effect.ts";
import { assignedTo, following } from "./actionChanges.ts";

/** A new ticket as Zendesk takes it: its first words are an internal note, so no customer hears of it. */
export function newTicketBody(change: NewTicketChange, groups: ReadonlyMap<string, number>): NewTicket {
  const { assignee, followers = [], requesterId, organizationId, followUpOf, dueAt, priority } = change;
  const group = groups.get(change.group ?? "");
  return {
    subject: change.subject,
    comment: { body: change.body, public: false },
    external_id: change.externalId,
    tags: change.tags,
    ...(change.type === null ? {} : { type: change.type }),
    ...(dueAt === null ? {} : { due_at: dueAt }),
    ...(priority === null ? {} : { priority }),
    ...(group === undefined ? {} : { group_id: group }),
    ...(assignee === null ? {} : assignedTo(assignee)),
    ...(followers.length === 0 ? {} : { followers: followers.map(following) }),
    ...(requesterId === null ? {} : { requester_id: requesterId }),
    ...(organizationId === null ? {} : { organization_id: organizationId }),
    ...(followUpOf === null ? {} : { via_followup_source_id: followUpOf }),
  };
}

/** The same without the people, whom Zendesk may know no more: better nobody's than not at all. */
export function withoutPeople(change: NewTicketChange): NewTicketChange {
  return { ...change, requesterId: null, organizationId: null, assignee: null, followers: [] };
}
