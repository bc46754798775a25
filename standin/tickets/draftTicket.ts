import { acceptFieldValue } from "../fields/acceptFieldValue.ts";
import { applyFieldsAndTags, normaliseTags } from "../fields/applyFieldsAndTags.ts";
import type { ValidationDetails } from "../http/refusal.ts";
import type { ValidationError } from "../http/reply.ts";
import type { TicketField } from "../records/customField.ts";
import type { FieldValue } from "../records/fieldValue.ts";
import type { Ticket } from "../records/ticket.ts";
import type { Standin } from "../standin.ts";
import type { State } from "../state.ts";
import { applyFollowers } from "./applyFollowers.ts";
import type { TicketInput } from "./ticketInput.ts";

/** A ticket with an input's properties laid over it, or all that is wrong with them. */
export const draftTicket = (
  standin: Standin,
  base: Ticket,
  input: TicketInput,
): { ok: true; ticket: Ticket } | { ok: false; details: ValidationDetails } => {
  const { state } = standin;
  const details: { [attribute: string]: ValidationError[] } = {};
  const fault = (attribute: string, description: string): void => {
    (details[attribute] ??= []).push({ description, error: "InvalidValue" });
  };
  const ticket: Ticket = { ...base };
  const subject = input.subject ?? input.raw_subject;
  if (subject !== undefined && subject !== null) ticket.subject = subject;
  if (input.external_id !== undefined) ticket.external_id = input.external_id;
  if (input.priority !== undefined) ticket.priority = input.priority;
  if (input.type !== undefined) ticket.type = input.type;
  if (input.due_at !== undefined) ticket.due_at = input.due_at;
  if (ticket.type !== "task") ticket.due_at = null;
  if (input.problem_id !== undefined) ticket.problem_id = input.problem_id;
  if (input.follower_ids !== undefined) ticket.follower_ids = input.follower_ids;
  if (input.followers !== undefined)
    ticket.follower_ids = applyFollowers(state, ticket.follower_ids, input.followers);
  if (input.email_cc_ids !== undefined) ticket.email_cc_ids = input.email_cc_ids;
  if (input.ticket_form_id !== undefined && input.ticket_form_id !== null) {
    if (state.ticketForms.has(input.ticket_form_id)) ticket.ticket_form_id = input.ticket_form_id;
    else fault("ticket_form", "Ticket form: is invalid");
  }
  if (input.brand_id !== undefined && input.brand_id !== null) {
    if (state.brands.has(input.brand_id)) ticket.brand_id = input.brand_id;
    else fault("brand", "Brand: is invalid");
  }
  draftPeople(state, ticket, input, fault);
  draftStatus(base, ticket, input);

  const values = new Map<number, FieldValue>();
  for (const { id, value } of input.custom_fields ?? []) {
    const field = state.ticketFields.get(id);
    if (field === undefined || field.system) continue;
    const accepted = acceptFieldValue(field, value);
    if (accepted.ok) values.set(id, accepted.value);
    else fault("base", accepted.description);
  }
  const removed = normaliseTags(input.remove_tags ?? []);
  const tags = [...(input.tags ?? base.tags), ...(input.additional_tags ?? [])].filter(
    (tag) => !removed.includes(tag),
  );
  const custom = new Map<number, TicketField>([...state.ticketFields].filter(([, field]) => !field.system));
  const kept = applyFieldsAndTags(custom, { tags: base.tags, values: base.field_values }, { tags, values });
  ticket.tags = kept.tags;
  ticket.field_values = kept.values;
  return Object.keys(details).length === 0 ? { ok: true, ticket } : { ok: false, details };
};

const draftPeople = (
  state: State,
  ticket: Ticket,
  input: TicketInput,
  fault: (attribute: string, description: string) => void,
): void => {
  if (input.requester_id !== undefined) {
    const requester = state.users.get(input.requester_id);
    if (requester === undefined || requester.presence !== "present")
      fault("requester", "Requester: is invalid");
    else {
      if (
        ticket.requester_id !== requester.id &&
        !requester.organization_ids.includes(ticket.organization_id ?? -1)
      )
        ticket.organization_id = requester.organization_ids[0] ?? null;
      ticket.requester_id = requester.id;
    }
  }
  if (input.organization_id !== undefined) {
    const requester = state.users.get(ticket.requester_id);
    if (
      input.organization_id === null ||
      requester?.organization_ids.includes(input.organization_id) === true
    )
      ticket.organization_id = input.organization_id;
    else fault("organization", "Organization: is not one of the requester's organizations");
  }
  const assigneeId =
    input.assignee_email === undefined
      ? input.assignee_id
      : ([...state.users.values()].find((user) => user.email === input.assignee_email)?.id ?? -1);
  if (assigneeId !== undefined) {
    const assignee = assigneeId === null ? undefined : state.users.get(assigneeId);
    if (assigneeId === null) ticket.assignee_id = null;
    else if (
      assignee === undefined ||
      assignee.presence !== "present" ||
      assignee.role === "end-user" ||
      assignee.light_agent
    )
      fault("assignee", "Assignee: is invalid");
    else {
      ticket.assignee_id = assignee.id;
      ticket.group_id = input.group_id ?? ticket.group_id ?? assignee.default_group_id;
    }
  }
  if (input.group_id !== undefined) {
    if (input.group_id !== null && !state.groups.has(input.group_id)) fault("group", "Group: is invalid");
    else {
      ticket.group_id = input.group_id;
      const member = [...state.groupMemberships.values()].some(
        (each) => each.group_id === input.group_id && each.user_id === ticket.assignee_id,
      );
      if (!member && assigneeId === undefined) ticket.assignee_id = null;
    }
  }
};

/** An assigned ticket is not new; a status given says otherwise only for others. */
const draftStatus = (base: Ticket, ticket: Ticket, input: TicketInput): void => {
  if (input.status !== undefined) ticket.status = input.status;
  if (ticket.status === "new" && ticket.assignee_id !== null) ticket.status = "open";
  if (ticket.status === "new" && base.status !== "new") ticket.status = "open";
};
