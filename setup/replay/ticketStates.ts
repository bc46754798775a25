import {
  type FactValue,
  subjectWordsIn,
  type TicketFacts,
  type TicketPriority,
  type TicketStatus,
  type TicketType,
} from "#core";
import type { Ticket } from "#zendesk";
import type { AuditLines } from "./auditLines.ts";

/** What the ticket was like from an instant on; `subject` is for conditions on its words and is told to nobody. */
export type TicketState = {
  readonly at: string;
  readonly facts: Omit<TicketFacts, "subjectWords">;
  readonly subject: string;
};

const STATUSES: readonly TicketStatus[] = ["new", "open", "pending", "hold", "solved", "closed", "deleted"];
const PRIORITIES: readonly TicketPriority[] = ["low", "normal", "high", "urgent"];
const TYPES: readonly TicketType[] = ["problem", "incident", "question", "task"];

type Fields = ReadonlyMap<string, unknown>;

/**
 * The states a ticket went through, one per save that changed a field. What no save ever changed is as it is today.
 * @param lines oldest first.
 */
export function ticketStates(ticket: Ticket, lines: readonly AuditLines[]): readonly TicketState[] {
  let fields: Fields = beginning(ticket, lines);
  return lines.flatMap(({ at, changes }, index) => {
    if (index > 0 && changes.length === 0) return [];
    fields = new Map([...fields, ...changes.map(({ field, value }) => [field, value] as const)]);
    return [{ at, facts: factsOf(ticket, fields), subject: subjectOf(fields) }];
  });
}

const subjectOf = (fields: Fields): string => {
  const subject = fields.get("subject");
  return typeof subject === "string" ? subject : "";
};

/** The state with the words of its subject that a policy asks for. */
export const withWords = ({ facts, subject }: TicketState, words: readonly string[]): TicketFacts => ({
  ...facts,
  subjectWords: subjectWordsIn(subject, words),
});

/** Before its first save: what a later `Change` says it was before, and what was never touched. */
function beginning(ticket: Ticket, lines: readonly AuditLines[]): Fields {
  const today: [string, unknown][] = [
    ["status", ticket.status],
    ["priority", ticket.priority],
    ["type", ticket.type],
    ["subject", ticket.subject],
    ["tags", ticket.tags],
    ["organization_id", ticket.organization_id],
    ["requester_id", ticket.requester_id],
    ["assignee_id", ticket.assignee_id],
    ["group_id", ticket.group_id],
    ["brand_id", ticket.brand_id],
    ["ticket_form_id", ticket.ticket_form_id],
    ["external_id", ticket.external_id],
    ...(ticket.custom_fields ?? []).map(({ id, value }): [string, unknown] => [String(id), value]),
  ];
  const before = new Map<string, unknown>();
  for (const { field, previous } of lines.flatMap(({ changes }) => changes)) {
    if (!before.has(field)) before.set(field, previous ?? null);
  }
  // What a save mentions at all was unset until then, unless the line says what it was.
  return new Map([...today, ...before]);
}

function factsOf(ticket: Ticket, fields: Fields): TicketState["facts"] {
  const text = (name: string): string | null => {
    const value = fields.get(name);
    return typeof value === "string" && value !== "" ? value : null;
  };
  const known = <Value extends string>(name: string, values: readonly Value[]): Value | null =>
    values.find((value) => value === text(name)) ?? null;
  return {
    id: ticket.id,
    // A ticket has no status only before its first save.
    status: known("status", STATUSES) ?? "new",
    priority: known("priority", PRIORITIES),
    type: known("type", TYPES),
    tags: tagsOf(fields.get("tags")),
    organizationId: idOf(fields.get("organization_id")),
    requesterId: idOf(fields.get("requester_id")),
    assigneeId: idOf(fields.get("assignee_id")),
    groupId: idOf(fields.get("group_id")),
    brandId: idOf(fields.get("brand_id")),
    formId: idOf(fields.get("ticket_form_id")),
    channel: ticket.via?.channel ?? null,
    externalId: text("external_id"),
    createdAt: ticket.created_at,
    customFields: customFieldsOf(fields),
  };
}

/** Audits write ids as text. */
export function idOf(value: unknown): number | null {
  const number = typeof value === "string" && value !== "" ? Number(value) : value;
  return typeof number === "number" && Number.isSafeInteger(number) && number > 0 ? number : null;
}

/** A list, or words in one text. */
function tagsOf(value: unknown): readonly string[] {
  if (typeof value === "string") return value.split(/\s+/).filter((tag) => tag !== "");
  return Array.isArray(value) ? value.map(String) : [];
}

function customFieldsOf(fields: Fields): TicketFacts["customFields"] {
  const values: { [id: string]: FactValue } = {};
  for (const [name, value] of fields) {
    if (!/^\d+$/.test(name) || value === null || value === "") continue;
    if (typeof value === "string" || typeof value === "number" || typeof value === "boolean")
      values[name] = value;
    else if (Array.isArray(value)) values[name] = value.map(String);
  }
  return values;
}
