import * as v from "valibot";
import { fieldValue, id, idOrNull, textOrNull, texts } from "./scalars.ts";

/** A ticket as the REST API gives it (facts/zendesk-api 2.1). Unknown keys pass through. */
export const ticket = v.looseObject({
  id,
  /** "new" … "closed"; exports also show "deleted" and "scrubbed". */
  status: v.string(),
  created_at: v.string(),
  updated_at: v.string(),
  priority: textOrNull,
  type: textOrNull,
  subject: textOrNull,
  external_id: textOrNull,
  organization_id: idOrNull,
  requester_id: idOrNull,
  assignee_id: idOrNull,
  group_id: idOrNull,
  brand_id: idOrNull,
  ticket_form_id: idOrNull,
  due_at: textOrNull,
  tags: texts,
  custom_fields: v.fallback(v.nullish(v.array(v.looseObject({ id, value: fieldValue })), []), []),
  /** What the customer wrote with the score is dropped here. Accounts without surveys have null. */
  satisfaction_rating: v.fallback(v.nullish(v.object({ score: textOrNull }), null), null),
  via: v.fallback(v.nullish(v.looseObject({ channel: textOrNull }), null), null),
});
export type Ticket = v.InferOutput<typeof ticket>;

/** One audit of a ticket: who did what in one save. */
export const ticketAudit = v.looseObject({
  id,
  ticket_id: id,
  author_id: idOrNull,
  created_at: v.string(),
  events: v.array(v.looseObject({ type: v.string() })),
});
export type TicketAudit = v.InferOutput<typeof ticketAudit>;
