import type { Json } from "../json.ts";
import type { RuleCondition } from "../records/rule.ts";
import { type Comment, TICKET_PRIORITIES, TICKET_STATUSES, type Ticket } from "../records/ticket.ts";
import type { State } from "../state.ts";

/** What a condition is asked about: a ticket as it is (views), or a save (triggers). */
export type Asked = {
  before: Ticket | undefined;
  after: Ticket;
  comment: Comment | undefined;
  saving: boolean;
};

const NULL_VALUES: readonly string[] = ["", "__NULL__"];

/**
 * Does a condition hold? `unsupported` for fields and operators the stand-in lacks. Grammar: zendesk-api 4;
 * `value` means "changed to", `value_previous` "changed from".
 */
export const holds = (state: State, condition: RuleCondition, asked: Asked): boolean | "unsupported" => {
  const { field, operator } = condition;
  const value = text(condition.value);
  if (field === "update_type") {
    if (!asked.saving || operator !== "is") return "unsupported";
    return (value === "Create") === (asked.before === undefined);
  }
  if (field === "current_tags") {
    const wanted = value.split(/\s+/).filter((tag) => tag !== "");
    const found = wanted.some((tag) => asked.after.tags.includes(tag));
    if (operator === "includes") return found;
    return operator === "not_includes" ? !found : "unsupported";
  }
  if (field === "comment_is_public") {
    if (!asked.saving) return "unsupported";
    if (value === "not_relevant") return asked.comment !== undefined;
    return asked.comment !== undefined && asked.comment.public === (value === "true");
  }
  const read = readerOf(state, field);
  if (read === undefined) return "unsupported";
  const current = read(asked.after);
  const previous = asked.before === undefined ? null : read(asked.before);
  return compare(field, operator, value, current, previous, asked);
};

const compare = (
  field: string,
  operator: string,
  value: string,
  current: string | null,
  previous: string | null,
  asked: Asked,
): boolean | "unsupported" => {
  const same = (actual: string | null): boolean =>
    actual === null ? NULL_VALUES.includes(value) : actual === value;
  const order = ORDERS[field];
  const rank = (word: string): number => (order === undefined ? Number(word) : order.indexOf(word));
  const changed = asked.before === undefined ? current !== null : current !== previous;
  switch (operator) {
    case "is":
      return same(current);
    case "is_not":
      return !same(current);
    case "less_than":
      return current !== null && rank(current) < rank(value);
    case "greater_than":
      return current !== null && rank(current) > rank(value);
    case "less_than_equal":
      return current !== null && rank(current) <= rank(value);
    case "greater_than_equal":
      return current !== null && rank(current) >= rank(value);
    case "present":
      return current !== null;
    case "not_present":
      return current === null;
    case "includes":
      return value.split(/\s+/).some((each) => each === current);
    case "not_includes":
      return !value.split(/\s+/).some((each) => each === current);
    case "changed":
      return asked.saving ? changed : "unsupported";
    case "not_changed":
      return asked.saving ? !changed : "unsupported";
    case "value":
      return asked.saving ? changed && same(current) : "unsupported";
    case "not_value":
      return asked.saving ? !(changed && same(current)) : "unsupported";
    case "value_previous":
      return asked.saving ? changed && same(previous) : "unsupported";
    case "not_value_previous":
      return asked.saving ? !(changed && same(previous)) : "unsupported";
    default:
      return "unsupported";
  }
};

const ORDERS: { readonly [field: string]: readonly string[] } = {
  status: TICKET_STATUSES,
  priority: TICKET_PRIORITIES,
};

const readerOf = (state: State, field: string): ((ticket: Ticket) => string | null) | undefined => {
  switch (field) {
    case "status":
    case "priority":
    case "type":
      return (ticket) => ticket[field];
    case "brand_id":
    case "group_id":
    case "assignee_id":
    case "requester_id":
    case "organization_id":
    case "ticket_form_id":
      return (ticket) => (ticket[field] === null ? null : String(ticket[field]));
    case "ticket_is_public":
      return (ticket) => (ticket.is_public ? "public" : "private");
  }
  const ticketField = /^(?:custom_fields|ticket_fields)_(\d+)$/.exec(field);
  if (ticketField !== null)
    return (ticket) => nullableText(ticket.field_values.get(Number(ticketField[1])) ?? null);
  const organizationField = /^organization\.custom_fields\.(\w+)$/.exec(field);
  if (organizationField !== null)
    return (ticket) =>
      nullableText(
        state.organizations
          .get(ticket.organization_id ?? -1)
          ?.organization_fields.get(organizationField[1] ?? "") ?? null,
      );
  const requesterField = /^requester\.custom_fields\.(\w+)$/.exec(field);
  if (requesterField !== null)
    return (ticket) =>
      nullableText(state.users.get(ticket.requester_id)?.user_fields.get(requesterField[1] ?? "") ?? null);
  return undefined;
};

const nullableText = (value: Json): string | null => (value === null ? null : text(value));
const text = (value: Json): string => {
  if (Array.isArray(value)) return value.map(String).join(" ");
  return value === null ? "" : typeof value === "object" ? JSON.stringify(value) : String(value);
};
