import type { Json, JsonObject } from "../json.ts";
import type { FieldValue } from "../records/fieldValue.ts";
import type { Comment, Ticket } from "../records/ticket.ts";
import type { State } from "../state.ts";
import { attachmentView } from "./attachmentView.ts";
import { customStatusOf } from "./ticketEventDetail.ts";

/** One field-level change of a save, as an event says it: `ticket.<name>` and its `event` object. */
export type TicketChange = { name: string; event: JsonObject };

const text = (value: number | string | null): string | null => (value === null ? null : String(value));
const upper = (value: string | null): string | null => value?.toUpperCase() ?? null;

/** Every change between two states of a ticket in the order Zendesk's fields have. Shapes: zendesk-api 1.6. */
export const ticketChanges = (state: State, before: Ticket, after: Ticket): TicketChange[] => {
  const plain: readonly (readonly [string, Json, Json])[] = [
    ["status_changed", upper(before.status), upper(after.status)],
    ["custom_status_changed", text(customStatusOf(state, before)), text(customStatusOf(state, after))],
    ["priority_changed", upper(before.priority), upper(after.priority)],
    ["type_changed", upper(before.type), upper(after.type)],
    ["subject_changed", before.subject, after.subject],
    ["agent_assignment_changed", text(before.assignee_id), text(after.assignee_id)],
    ["group_assignment_changed", text(before.group_id), text(after.group_id)],
    ["organization_changed", text(before.organization_id), text(after.organization_id)],
    ["requester_changed", text(before.requester_id), text(after.requester_id)],
    ["submitter_changed", text(before.submitter_id), text(after.submitter_id)],
    ["external_id_changed", before.external_id, after.external_id],
    ["task_due_at_changed", before.due_at, after.due_at],
    ["brand_changed", text(before.brand_id), text(after.brand_id)],
    ["form_changed", text(before.ticket_form_id), text(after.ticket_form_id)],
    ["problem_link_changed", text(before.problem_id), text(after.problem_id)],
  ];
  return [
    ...plain
      .filter(([, previous, current]) => previous !== current)
      .map(([name, previous, current]) => ({ name, event: { current, previous } })),
    ...listChange(
      "email_ccs_changed",
      "users",
      before.email_cc_ids.map(String),
      after.email_cc_ids.map(String),
    ),
    ...listChange(
      "followers_changed",
      "users",
      before.follower_ids.map(String),
      after.follower_ids.map(String),
    ),
    ...fieldChanges(state, before, after),
    ...listChange("tags_changed", "tags", before.tags, after.tags),
  ];
};

const listChange = (
  name: string,
  what: string,
  before: readonly string[],
  after: readonly string[],
): TicketChange[] => {
  const added = after.filter((each) => !before.includes(each));
  const removed = before.filter((each) => !after.includes(each));
  return added.length + removed.length === 0
    ? []
    : [{ name, event: { [`${what}_added`]: added, [`${what}_removed`]: removed } }];
};

const fieldChanges = (state: State, before: Ticket, after: Ticket): TicketChange[] =>
  [...state.ticketFields.values()].flatMap((field) => {
    const previous = before.field_values.get(field.id) ?? null;
    const current = after.field_values.get(field.id) ?? null;
    if (JSON.stringify(previous) === JSON.stringify(current)) return [];
    return [
      {
        name: "custom_field_changed",
        event: {
          current: shown(current),
          custom_field: { id: String(field.id), title: field.title, type: field.type },
          previous: shown(previous),
        },
      },
    ];
  });

const shown = (value: FieldValue): Json => (value === null ? null : { value });

/** The event of a new comment. */
export const commentChange = (state: State, comment: Comment): TicketChange => {
  const author = state.users.get(comment.author_id);
  return {
    name: "comment_added",
    event: {
      comment: {
        author: {
          id: String(comment.author_id),
          is_staff: author !== undefined && author.role !== "end-user",
          name: author?.name ?? "",
        },
        body: comment.body,
        html_body: comment.html_body,
        id: String(comment.id),
        is_public: comment.public,
      },
    },
  };
};

/** An event for each file of a new comment. Shape: zendesk-api 1.7 no. 3. */
export const attachmentChanges = ({ id, public: isPublic, attachments = [] }: Comment): TicketChange[] =>
  attachments.map((file) => ({
    name: "attachment_linked_to_comment",
    event: {
      comment: {
        attachment: {
          content_type: file.content_type,
          content_url: attachmentView("", file)["content_url"] ?? "",
          filename: file.file_name,
          id: String(file.id),
          is_public: isPublic,
        },
        id: String(id),
      },
    },
  }));
