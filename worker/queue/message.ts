import * as v from "valibot";

/** What a ticket event's `detail` says that the rules may ask for; never its texts (facts zendesk-api 1.6). */
export const TicketDetail = v.object({
  status: v.picklist(["new", "open", "pending", "hold", "solved", "closed", "deleted"]),
  priority: v.nullable(v.picklist(["low", "normal", "high", "urgent"])),
  type: v.nullable(v.picklist(["problem", "incident", "question", "task"])),
  tags: v.array(v.string()),
  organizationId: v.nullable(v.number()),
  requesterId: v.nullable(v.number()),
  assigneeId: v.nullable(v.number()),
  groupId: v.nullable(v.number()),
  brandId: v.nullable(v.number()),
  formId: v.nullable(v.number()),
  channel: v.nullable(v.string()),
  externalId: v.nullable(v.string()),
  createdAt: v.string(),
  updatedAt: v.string(),
});
export type TicketDetail = v.InferOutput<typeof TicketDetail>;

/** A short value of an organization field; texts are left out, so the consumer reads the field again. */
const CarriedValue = v.union([v.string(), v.number(), v.boolean(), v.null(), v.array(v.string())]);

const OrganizationChange = v.variant("kind", [
  v.object({ kind: v.literal("created") }),
  v.object({ kind: v.literal("deleted") }),
  v.object({ kind: v.literal("renamed") }),
  v.object({ kind: v.literal("tags"), added: v.array(v.string()), removed: v.array(v.string()) }),
  v.object({
    kind: v.literal("field"),
    fieldId: v.nullable(v.number()),
    /** Absent: not carried, read it. */
    current: v.optional(CarriedValue),
  }),
  v.object({ kind: v.literal("other") }),
]);
export type OrganizationChange = v.InferOutput<typeof OrganizationChange>;

/** What an event itself says happened, beside the state in its detail; of a comment never the text. */
export const Happened = v.variant("kind", [
  v.object({ kind: v.literal("status"), status: TicketDetail.entries.status }),
  v.object({ kind: v.literal("assigned"), assigneeId: v.nullable(v.number()) }),
  v.object({
    kind: v.literal("due_at"),
    current: v.nullable(v.string()),
    previous: v.nullable(v.string()),
  }),
  v.object({ kind: v.literal("attachment") }),
  v.object({ kind: v.literal("rated"), score: v.picklist(["good", "bad"]) }),
  v.object({ kind: v.literal("public_comment"), isByAgent: v.boolean(), authorId: v.nullable(v.number()) }),
]);
export type Happened = v.InferOutput<typeof Happened>;

const About = v.variant("kind", [
  v.object({
    kind: v.literal("ticket"),
    id: v.number(),
    /** Null: the event says nothing about the state (our own trigger body, messaging events): read the ticket. */
    detail: v.nullable(TicketDetail),
    /** Field of a custom_field_changed event; its value is not carried. */
    changedFieldId: v.nullable(v.number()),
    /** Absent in messages of an earlier version. */
    happened: v.optional(v.nullable(Happened), null),
    /** The user Zendesk names as the one who did it; null: none is named. Absent in messages of an earlier version. */
    actorId: v.optional(v.nullable(v.number()), null),
  }),
  v.object({
    kind: v.literal("organization"),
    id: v.number(),
    name: v.nullable(v.string()),
    updatedAt: v.nullable(v.string()),
    change: OrganizationChange,
  }),
  v.object({ kind: v.literal("user"), id: v.number() }),
  /** An event of a kind we do not know, or a signed body we could not read: recorded, nothing else. */
  v.object({ kind: v.literal("nothing"), why: v.picklist(["unknown_type", "unreadable", "not_needed"]) }),
]);

/** One arrival of a webhook, reduced to ids and fields: what the door puts into the queue. */
export const Delivery = v.object({
  kind: v.literal("delivery"),
  /** Event id; for bodies without one the webhook's invocation id, shared by all attempts of one delivery. */
  id: v.string(),
  /** Without the `zen:event-type:` prefix, e.g. "ticket.created". */
  type: v.string(),
  at: v.string(),
  receivedAt: v.string(),
  invocationId: v.nullable(v.string()),
  about: About,
});
export type Delivery = v.InferOutput<typeof Delivery>;
export type About = v.InferOutput<typeof About>;

/** Work that the Worker gives itself. */
const Task = v.variant("kind", [
  /** Send effects that wait in the ledger. */
  v.object({ kind: v.literal("flush") }),
  /** Ask Zendesk how the bulk jobs went. */
  v.object({ kind: v.literal("check_jobs") }),
  /** Read these again in Zendesk, judge those customers again from the ledger, and put right what differs. */
  v.object({
    kind: v.literal("look"),
    tickets: v.array(v.number()),
    organizations: v.array(v.number()),
    judge: v.array(v.number()),
    cause: v.string(),
    /** Zendesk refused a write to these tickets. */
    wasRefused: v.optional(v.boolean()),
  }),
  /** Judge a page of customers or open tickets again, under the policy version named. */
  v.object({
    kind: v.literal("rejudge"),
    of: v.picklist(["customers", "tickets"]),
    after: v.number(),
    policyVersion: v.number(),
  }),
  /** Read the policy from the app's settings. */
  v.object({ kind: v.literal("policy_check") }),
]);
export type Task = v.InferOutput<typeof Task>;

export const Message = v.union([Delivery, Task]);
export type Message = Delivery | Task;
