import * as v from "valibot";

/** The parts of Zendesk's records that the workspace shows. Source: zendesk-api 2. */

const nullableId = v.nullable(v.number());
const nullableText = v.nullable(v.string());

/** What a custom field may hold. */
export const fieldValueSchema = v.nullable(
  v.union([v.string(), v.number(), v.boolean(), v.array(v.string())]),
);
export type FieldValue = v.InferOutput<typeof fieldValueSchema>;

export const STATUSES = ["new", "open", "pending", "hold", "solved", "closed"] as const;
export type Status = (typeof STATUSES)[number];
export const PRIORITIES = ["low", "normal", "high", "urgent"] as const;
export type Priority = (typeof PRIORITIES)[number];
export const TYPES = ["question", "incident", "problem", "task"] as const;
export type TicketType = (typeof TYPES)[number];

export const ticketSchema = v.object({
  id: v.number(),
  external_id: nullableText,
  subject: v.nullable(v.string(), ""),
  description: v.nullable(v.string(), ""),
  status: v.picklist(STATUSES),
  priority: v.nullable(v.picklist(PRIORITIES)),
  type: v.nullable(v.picklist(TYPES)),
  tags: v.array(v.string()),
  requester_id: v.number(),
  assignee_id: nullableId,
  group_id: nullableId,
  organization_id: nullableId,
  brand_id: v.nullish(v.number(), null),
  ticket_form_id: v.nullish(v.number(), null),
  due_at: v.nullish(v.string(), null),
  custom_fields: v.array(v.object({ id: v.number(), value: fieldValueSchema })),
  from_messaging_channel: v.boolean(),
  via: v.object({ channel: v.union([v.string(), v.number()]) }),
  created_at: v.string(),
  updated_at: v.string(),
});
export type Ticket = v.InferOutput<typeof ticketSchema>;

export const commentSchema = v.object({
  id: v.number(),
  author_id: v.number(),
  body: v.string(),
  html_body: v.string(),
  public: v.boolean(),
  created_at: v.string(),
});
export type Comment = v.InferOutput<typeof commentSchema>;

export const userSchema = v.object({
  id: v.number(),
  name: v.string(),
  email: nullableText,
  role: v.string(),
  custom_role_id: v.nullish(v.number(), null),
  organization_id: v.nullish(v.number(), null),
  external_id: v.nullish(v.string(), null),
  locale: v.nullish(v.string(), null),
  time_zone: v.nullish(v.string(), null),
  iana_time_zone: v.nullish(v.string(), null),
  tags: v.nullish(v.array(v.string()), []),
});
export type User = v.InferOutput<typeof userSchema>;

export const organizationSchema = v.object({
  id: v.number(),
  name: v.string(),
  external_id: nullableText,
  details: nullableText,
  notes: nullableText,
  group_id: nullableId,
  domain_names: v.array(v.string()),
  tags: v.array(v.string()),
  shared_tickets: v.boolean(),
  shared_comments: v.boolean(),
  organization_fields: v.record(v.string(), fieldValueSchema),
  created_at: v.string(),
  updated_at: v.string(),
});
export type Organization = v.InferOutput<typeof organizationSchema>;

export const groupSchema = v.object({ id: v.number(), name: v.string() });
export type Group = v.InferOutput<typeof groupSchema>;

export const fieldSchema = v.object({
  id: v.number(),
  type: v.string(),
  title: v.string(),
  key: v.nullish(v.string(), null),
  active: v.boolean(),
  removable: v.nullish(v.boolean(), true),
  custom_field_options: v.nullish(v.array(v.object({ name: v.string(), value: v.string() })), []),
});
export type Field = v.InferOutput<typeof fieldSchema>;
