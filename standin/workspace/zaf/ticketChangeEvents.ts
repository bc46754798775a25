import type { Json } from "../json.ts";
import { same } from "../ticket/same.ts";
import type { TicketDraft } from "../ticket/ticketDraft.ts";

/** Event by property; a status moves its category and custom status too. Source: zendesk-app 2. */
const EVENTS: readonly (readonly [events: readonly string[], read: (draft: TicketDraft) => Json])[] = [
  [["ticket.subject"], (draft) => draft.subject],
  [["ticket.status", "ticket.statusCategory", "ticket.customStatus"], (draft) => draft.status],
  [["ticket.priority"], (draft) => draft.priority],
  [["ticket.type"], (draft) => draft.type],
  [["ticket.tags"], (draft) => draft.tags],
  [["ticket.externalId"], (draft) => draft.externalId],
  [["ticket.requester.id"], (draft) => draft.requesterId],
  [["ticket.assignee.user.id"], (draft) => draft.assigneeId],
  [["ticket.assignee.group.id"], (draft) => draft.groupId],
  [["ticket.organization.id", "ticket.organization"], (draft) => draft.organizationId],
  [["ticket.brand"], (draft) => draft.brandId],
  [["ticket.form.id"], (draft) => draft.formId],
  [["comment.text"], (draft) => draft.comment.text],
  [["comment.type"], (draft) => draft.comment.type],
];

/** The `.changed` events between two states of the form, each also as `*.changed`. */
export const ticketChangeEvents = (before: TicketDraft, after: TicketDraft): (readonly [string, Json])[] => {
  const changed: (readonly [string, Json])[] = EVENTS.flatMap(([names, read]) =>
    same(read(before), read(after)) ? [] : names.map((name) => [name, read(after)] as const),
  );
  const fieldIds = new Set([...Object.keys(before.customFields), ...Object.keys(after.customFields)]);
  for (const id of fieldIds) {
    const value = after.customFields[id] ?? null;
    if (!same(before.customFields[id] ?? null, value)) changed.push([`ticket.custom_field_${id}`, value]);
  }
  return changed.flatMap(([name, value]) => [
    [`${name}.changed`, value] as const,
    ["*.changed", { propertyName: name, newValue: value }] as const,
  ]);
};
