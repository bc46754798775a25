import * as v from "valibot";

/** Ids are strings in events and numbers in our own trigger body; "0", "" and null mean none (facts zendesk-api 1.6). */
const id = v.pipe(
  v.union([v.string(), v.number()]),
  v.transform(Number),
  v.number(),
  v.safeInteger(),
  v.minValue(1),
);
export const Id = id;
export const OptionalId = v.optional(v.fallback(v.nullable(id), null), null);

const text = v.optional(v.fallback(v.nullable(v.string()), null), null);

/** What every event carries. */
export const Envelope = v.object({
  account_id: v.optional(v.union([v.string(), v.number()])),
  id: v.string(),
  type: v.string(),
  subject: text,
  time: text,
  detail: v.optional(v.unknown()),
  event: v.optional(v.unknown()),
});
export type Envelope = v.InferOutput<typeof Envelope>;

const STATUSES = {
  NEW: "new",
  OPEN: "open",
  PENDING: "pending",
  HOLD: "hold",
  SOLVED: "solved",
  CLOSED: "closed",
  ARCHIVED: "closed",
  DELETED: "deleted",
  SCRUBBED: "deleted",
} as const;
const PRIORITIES = { LOW: "low", NORMAL: "normal", HIGH: "high", URGENT: "urgent" } as const;
const TYPES = { PROBLEM: "problem", INCIDENT: "incident", QUESTION: "question", TASK: "task" } as const;

/** Upper case in events, lower case in REST: takes both. */
const oneOf = <Names extends { readonly [upper: string]: string }>(names: Names) =>
  v.pipe(
    v.string(),
    v.transform((word) => word.toUpperCase()),
    v.picklist(Object.keys(names) as (keyof Names & string)[]),
    v.transform((word) => names[word]),
  );

const tags = v.optional(v.fallback(v.nullable(v.array(v.string())), null), null);

/** Who did it: Zendesk's word, "-1" for its own automations. */
export const RawActor = v.object({ actor_id: OptionalId });

/** `event` of ticket.task_due_at_changed: the typed model of facts zendesk-api 1.6; taken only where both are readable. */
const dueAt = v.nullable(
  v.pipe(
    v.string(),
    v.check((text) => !Number.isNaN(Date.parse(text))),
  ),
);
export const RawDueChange = v.object({ current: dueAt, previous: dueAt });

/** `detail` of a ticket event. Texts (subject, description) are not named here, so they are dropped. */
export const RawTicketDetail = v.object({
  status: oneOf(STATUSES),
  priority: v.optional(v.nullable(oneOf(PRIORITIES)), null),
  type: v.optional(v.nullable(oneOf(TYPES)), null),
  tags,
  organization_id: OptionalId,
  requester_id: OptionalId,
  assignee_id: OptionalId,
  group_id: OptionalId,
  brand_id: OptionalId,
  form_id: OptionalId,
  external_id: text,
  created_at: v.string(),
  updated_at: v.string(),
  via: v.optional(v.fallback(v.nullable(v.object({ channel: text })), null), null),
});

/** `event` of ticket.custom_field_changed; whatever else changed is in `detail`. */
export const RawTicketChange = v.object({
  custom_field: v.optional(v.fallback(v.nullable(v.object({ id: OptionalId })), null), null),
});

/** `event` of ticket.status_changed and ticket.agent_assignment_changed. */
export const RawStatusChange = v.object({ current: oneOf(STATUSES) });
export const RawAssignment = v.object({ current: OptionalId });

/** `event` of ticket.csat_received (facts zendesk-api 1.6, not confirmed); what the customer wrote with it is not named here. */
export const RawRating = v.object({
  satisfaction_score: v.object({ score: oneOf({ GOOD: "good", BAD: "bad" } as const) }),
});

/** `event` of ticket.comment_added. Body and author's name are not named here, so they are dropped. */
export const RawCommentAdded = v.object({
  comment: v.object({
    is_public: v.boolean(),
    author: v.object({ id: OptionalId, is_staff: v.boolean() }),
  }),
});

export const RawOrganizationDetail = v.object({ name: text, updated_at: text });

const tagList = v.optional(v.fallback(v.nullable(v.object({ tags })), null), null);

/** `event` of organization.custom_field_changed (key `field`, id + title, no key) and organization.tags_changed. */
export const RawOrganizationChange = v.object({
  field: v.optional(v.fallback(v.nullable(v.object({ id: OptionalId, type: text })), null), null),
  current: v.optional(v.unknown()),
  added: tagList,
  removed: tagList,
});

/** The body that our own trigger sends where an account cannot subscribe to ticket events. */
export const TriggerBody = v.object({ tierwise: v.union([v.literal(1), v.literal("1")]), ticket_id: id });
