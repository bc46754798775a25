import type { Comment, Group, Organization, User } from "../api/records.ts";
import type { Json, JsonObject } from "../json.ts";
import type { TicketDraft } from "../ticket/ticketDraft.ts";

/** Where the host looks people and things up. */
export type Directory = {
  user(id: number): Promise<User>;
  organization(id: number): Promise<Organization>;
  group(id: number): Promise<Group | undefined>;
  comments(ticketId: number): Promise<readonly Comment[]>;
  hasTicketField(id: number): Promise<boolean>;
  /** All ticket fields as apps see them, or the one of a name. */
  ticketFields(name: string | null): Promise<Json>;
};

/** A user as apps see one. */
export const userObject = (user: User): JsonObject => ({
  id: user.id,
  name: user.name,
  email: user.email,
  role: user.role,
  externalId: user.external_id,
  locale: user.locale,
  timeZone: { ianaName: user.iana_time_zone },
  tags: user.tags ?? [],
});

/** An organization as apps see one. */
export const organizationObject = (organization: Organization): JsonObject => ({
  id: organization.id,
  name: organization.name,
  details: organization.details,
  notes: organization.notes,
  domains: organization.domain_names.join(" "),
  externalId: organization.external_id,
  tags: organization.tags,
  group: organization.group_id === null ? null : { id: organization.group_id },
  sharedTickets: organization.shared_tickets,
  sharedComments: organization.shared_comments,
});

/** The ticket object; `only` names the one property that is wanted, so that no other is looked up. */
export const ticketObject = async (
  draft: TicketDraft,
  directory: Directory,
  only: string | undefined,
): Promise<JsonObject> => {
  const wants = (name: string): boolean => only === undefined || only === name;
  const { requesterId, organizationId, assigneeId, groupId, id } = draft;
  return {
    ...(id === null ? {} : { id }),
    isNew: id === null,
    subject: draft.subject,
    description: draft.description,
    status: draft.status,
    statusCategory: draft.status,
    priority: draft.priority,
    type: draft.type,
    tags: draft.tags,
    externalId: draft.externalId,
    createdAt: draft.createdAt,
    updatedAt: draft.updatedAt,
    via: { channel: draft.channel },
    form: { id: draft.formId },
    brand: { id: draft.brandId },
    collaborators: [],
    ...(wants("requester")
      ? { requester: requesterId === null ? null : userObject(await directory.user(requesterId)) }
      : {}),
    ...(wants("organization")
      ? {
          organization:
            organizationId === null ? null : organizationObject(await directory.organization(organizationId)),
        }
      : {}),
    ...(wants("assignee")
      ? {
          assignee: {
            ...(assigneeId === null ? {} : { user: userObject(await directory.user(assigneeId)) }),
            ...(groupId === null ? {} : { group: groupObject(await directory.group(groupId)) }),
          },
        }
      : {}),
    ...(wants("comments") || wants("conversation") ? await commentObjects(draft, directory) : {}),
  };
};

/** What was said on a ticket, as `ticket.conversation` and its event tell it. */
export const conversationOf = async (draft: TicketDraft, directory: Directory): Promise<Json> =>
  (await commentObjects(draft, directory))["conversation"] ?? [];

const groupObject = (group: Group | undefined): Json =>
  group === undefined ? null : { id: group.id, name: group.name };

const commentObjects = async (draft: TicketDraft, directory: Directory): Promise<JsonObject> => {
  const comments = draft.id === null ? [] : await directory.comments(draft.id);
  const authors = new Map(
    await Promise.all(
      [...new Set(comments.map(({ author_id }) => author_id))].map(
        async (id) => [id, userObject(await directory.user(id))] as const,
      ),
    ),
  );
  return {
    comments: comments.map(({ id, author_id, body, public: isPublic, created_at }) => ({
      id,
      author: authors.get(author_id) ?? null,
      value: body,
      public: isPublic,
      createdAt: created_at,
    })),
    conversation: comments.map(({ author_id, body, public: isPublic, created_at }) => ({
      author: authors.get(author_id) ?? null,
      message: { content: body, contentType: "text/plain" },
      channel: { name: isPublic ? draft.channel : "internal" },
      timestamp: created_at,
    })),
  };
};
