import type { Group } from "../records/group.ts";
import type { Organization } from "../records/organization.ts";
import { TICKET_PRIORITIES, TICKET_STATUSES, type Ticket } from "../records/ticket.ts";
import type { User } from "../records/user.ts";
import type { Standin } from "../standin.ts";
import { presentUsers } from "../users/saveUser.ts";
import type { SearchTerm } from "./parseQuery.ts";

/** Something a search can find. */
export type Found =
  | { type: "ticket"; record: Ticket }
  | { type: "user"; record: User }
  | { type: "organization"; record: Organization }
  | { type: "group"; record: Group };

export const SEARCH_TYPES = ["ticket", "user", "organization", "group"] as const;

/** The records all terms hold for, oldest first; or the term this search cannot judge. */
export const runSearch = (
  standin: Standin,
  terms: readonly SearchTerm[],
  onlyType: string | undefined,
): Found[] | { unsupported: string } => {
  const wanted = onlyType ?? terms.find((term) => term.property === "type" && !term.negated)?.value;
  const rest = terms.filter((term) => term.property !== "type");
  const found: Found[] = [];
  for (const candidate of candidates(standin)) {
    if (wanted !== undefined && candidate.type !== wanted) continue;
    let all = true;
    for (const term of rest) {
      const held = termHolds(standin, candidate, term);
      if (held === "unsupported") return { unsupported: `search ${term.property}${term.operator}` };
      if (held === term.negated) {
        all = false;
        break;
      }
    }
    if (all) found.push(candidate);
  }
  return found.toSorted((a, b) =>
    a.record.created_at < b.record.created_at
      ? -1
      : a.record.created_at > b.record.created_at
        ? 1
        : a.record.id - b.record.id,
  );
};

function* candidates(standin: Standin): Generator<Found> {
  for (const record of standin.state.tickets.values())
    if (record.presence === "present") yield { type: "ticket", record };
  for (const record of presentUsers(standin.state)) yield { type: "user", record };
  for (const record of standin.state.organizations.values()) yield { type: "organization", record };
  for (const record of standin.state.groups.values()) if (!record.deleted) yield { type: "group", record };
}

const termHolds = (standin: Standin, found: Found, term: SearchTerm): boolean | "unsupported" => {
  const { property, operator, value } = term;
  const same = (actual: string | number | null | undefined): boolean =>
    value === "none"
      ? actual === null || actual === undefined
      : String(actual ?? "").toLowerCase() === value.toLowerCase();
  const person = (id: number | null): boolean => {
    const user = standin.state.users.get(id ?? -1);
    return value === "none" ? id === null : same(id) || same(user?.email) || same(user?.name);
  };
  switch (property) {
    case "":
      return textOf(found).toLowerCase().includes(value.toLowerCase());
    case "id":
      return same(found.record.id);
    case "created":
    case "updated":
      return compareTime(
        property === "created" ? found.record.created_at : found.record.updated_at,
        operator,
        value,
      );
    case "name":
      return "name" in found.record && found.record.name.toLowerCase().includes(value.toLowerCase());
    case "external_id":
      return "external_id" in found.record && same(found.record.external_id);
    case "tags":
      return (
        "tags" in found.record &&
        value
          .toLowerCase()
          .split(/\s+/)
          .some((tag) => "tags" in found.record && found.record.tags.includes(tag))
      );
    case "notes":
      return (
        "notes" in found.record && (found.record.notes ?? "").toLowerCase().includes(value.toLowerCase())
      );
    case "email":
      return found.type === "user" && same(found.record.email);
    case "role":
      return found.type === "user" && same(found.record.role);
    case "organization": {
      const names = (id: number | null): boolean =>
        same(id) || (value !== "none" && same(standin.state.organizations.get(id ?? -1)?.name));
      if (found.type === "ticket") return names(found.record.organization_id);
      return (
        found.type === "user" &&
        (found.record.organization_ids.length === 0
          ? value === "none"
          : found.record.organization_ids.some(names))
      );
    }
  }
  if (found.type !== "ticket") return TICKET_PROPERTIES.test(property) ? false : "unsupported";
  const ticket = found.record;
  switch (property) {
    case "status":
      return compareRank(TICKET_STATUSES, ticket.status, operator, value);
    case "priority":
      return value === "none"
        ? ticket.priority === null
        : compareRank(TICKET_PRIORITIES, ticket.priority, operator, value);
    case "ticket_type":
      return same(ticket.type);
    case "subject":
      return ticket.subject.toLowerCase().includes(value.toLowerCase());
    case "requester":
      return person(ticket.requester_id);
    case "submitter":
      return person(ticket.submitter_id);
    case "assignee":
      return person(ticket.assignee_id);
    case "group":
      return same(ticket.group_id) || same(standin.state.groups.get(ticket.group_id ?? -1)?.name ?? null);
    case "solved":
      return ticket.solved_at !== null && compareTime(ticket.solved_at, operator, value);
    case "due_date":
      return ticket.due_at !== null && compareTime(ticket.due_at, operator, value);
  }
  const field = /^custom_field_(\d+)$/.exec(property);
  return field === null
    ? "unsupported"
    : same(String(ticket.field_values.get(Number(field[1])) ?? "") || null);
};

const TICKET_PROPERTIES =
  /^(status|priority|ticket_type|subject|requester|submitter|assignee|group|solved|due_date|custom_field_\d+)$/;

const textOf = (found: Found): string => {
  switch (found.type) {
    case "ticket":
      return [
        found.record.subject,
        found.record.description,
        ...found.record.comments.map((comment) => comment.body),
      ].join("\n");
    case "user":
      return [found.record.name, found.record.email ?? "", found.record.notes ?? ""].join("\n");
    case "organization":
      return [found.record.name, found.record.notes ?? "", found.record.details ?? ""].join("\n");
    case "group":
      return found.record.name;
  }
};

const compareRank = (
  order: readonly string[],
  actual: string | null,
  operator: SearchTerm["operator"],
  value: string,
): boolean => {
  const [left, right] = [order.indexOf(actual ?? ""), order.indexOf(value.toLowerCase())];
  return left !== -1 && right !== -1 && ordered(left, operator, right);
};

/** A day (`2026-11-22`) stands for all of it with `:`, for its start otherwise. */
const compareTime = (actual: string, operator: SearchTerm["operator"], value: string): boolean => {
  const wanted = Date.parse(value);
  if (Number.isNaN(wanted)) return false;
  const at = Date.parse(actual);
  return operator === ":" && value.length === 10
    ? actual.slice(0, 10) === value
    : ordered(at, operator, wanted);
};

const ordered = (left: number, operator: SearchTerm["operator"], right: number): boolean => {
  switch (operator) {
    case ":":
      return left === right;
    case "<":
      return left < right;
    case ">":
      return left > right;
    case "<=":
      return left <= right;
    case ">=":
      return left >= right;
  }
};
