import * as v from "valibot";
import { TICKET_PRIORITIES, TICKET_STATUSES, TICKET_TYPES } from "../records/ticket.ts";

const id = v.pipe(v.union([v.number(), v.string()]), v.transform(Number), v.safeInteger());
const nullableId = v.nullable(
  v.union([
    v.pipe(
      v.literal(""),
      v.transform(() => null),
    ),
    id,
  ]),
);
const instant = v.pipe(
  v.string(),
  v.check((given) => !Number.isNaN(Date.parse(given)), "is not an instant"),
  v.transform((given) => `${new Date(given).toISOString().slice(0, 19)}Z`),
);
const tags = v.union([
  v.array(v.string()),
  v.pipe(
    v.string(),
    v.transform((given) => given.split(/[\s,]+/)),
  ),
]);
const emptyIsNull = <Schema extends v.GenericSchema>(schema: Schema) =>
  v.nullable(
    v.union([
      v.pipe(
        v.literal(""),
        v.transform(() => null),
      ),
      schema,
    ]),
  );

const commentEntries = {
  body: v.optional(v.string()),
  html_body: v.optional(v.string()),
  value: v.optional(v.string()),
  public: v.optional(v.boolean()),
  author_id: v.optional(id),
  uploads: v.optional(v.array(v.string())),
  created_at: v.optional(instant),
};

/** Keys a ticket takes on creation, update and (the last four) import. */
export const ticketEntries = {
  subject: v.optional(v.nullable(v.string())),
  raw_subject: v.optional(v.nullable(v.string())),
  description: v.optional(v.string()),
  comment: v.optional(
    v.union([
      v.pipe(
        v.string(),
        v.transform((body) => ({ body })),
      ),
      v.object(commentEntries),
    ]),
  ),
  requester_id: v.optional(id),
  requester: v.optional(
    v.object({
      name: v.optional(v.string()),
      email: v.optional(v.string()),
      locale_id: v.optional(v.number()),
    }),
  ),
  submitter_id: v.optional(id),
  assignee_id: v.optional(nullableId),
  assignee_email: v.optional(v.string()),
  group_id: v.optional(nullableId),
  organization_id: v.optional(nullableId),
  priority: v.optional(emptyIsNull(v.picklist(TICKET_PRIORITIES))),
  status: v.optional(v.picklist(TICKET_STATUSES)),
  type: v.optional(emptyIsNull(v.picklist(TICKET_TYPES))),
  tags: v.optional(tags),
  additional_tags: v.optional(tags),
  remove_tags: v.optional(tags),
  external_id: v.optional(v.nullable(v.pipe(v.union([v.string(), v.number()]), v.transform(String)))),
  due_at: v.optional(v.nullable(instant)),
  problem_id: v.optional(nullableId),
  custom_fields: v.optional(
    v.union([
      v.array(v.object({ id, value: v.optional(v.unknown()) })),
      v.pipe(
        v.record(v.string(), v.unknown()),
        v.transform((given) => Object.entries(given).map(([key, value]) => ({ id: Number(key), value }))),
      ),
    ]),
  ),
  ticket_form_id: v.optional(nullableId),
  brand_id: v.optional(nullableId),
  email_cc_ids: v.optional(v.array(id)),
  follower_ids: v.optional(v.array(id)),
  followers: v.optional(
    v.array(
      v.object({
        user_id: v.optional(id),
        user_email: v.optional(v.string()),
        action: v.optional(v.picklist(["put", "delete"]), "put"),
      }),
    ),
  ),
  via_followup_source_id: v.optional(id),
  via: v.optional(v.object({ channel: v.optional(v.unknown()) })),
  metadata: v.optional(v.record(v.string(), v.unknown())),
  updated_stamp: v.optional(instant),
  safe_update: v.optional(
    v.union([
      v.boolean(),
      v.pipe(
        v.string(),
        v.transform((given) => given === "true"),
      ),
    ]),
  ),
  created_at: v.optional(instant),
  updated_at: v.optional(instant),
  solved_at: v.optional(v.nullable(instant)),
  comments: v.optional(v.array(v.object(commentEntries))),
};

export const ticketInput = v.object(ticketEntries);
export type TicketInput = v.InferOutput<typeof ticketInput>;

/** Keys of a batch item: the ticket's, and which ticket. */
export const ticketBatchItem = v.object({ id, ...ticketEntries });

/** A tag list as the tag endpoints take it. */
export const tagsInput = v.object({
  tags,
  updated_stamp: v.optional(instant),
  safe_update: v.optional(ticketEntries.safe_update.wrapped),
});
export { instant as instantInput, id as idInput, tags as tagListInput };
