import type { FactValue, TicketFacts, TicketPriority, TicketStatus, TicketType } from "../contract/facts.ts";
import { idOf } from "./idOf.ts";
import type { TicketSave } from "./ticketSave.ts";

/** What a ticket is like, but for the words of its subject. */
export type TicketLikeness = {
  readonly facts: Omit<TicketFacts, "subjectWords">;
  /** For conditions on its words; told to nobody. */
  readonly subject: string;
};

/** What the ticket was like from an instant on. */
export type TicketState = TicketLikeness & { readonly at: string };

const STATUSES: readonly TicketStatus[] = ["new", "open", "pending", "hold", "solved", "closed", "deleted"];
const PRIORITIES: readonly TicketPriority[] = ["low", "normal", "high", "urgent"];
const TYPES: readonly TicketType[] = ["problem", "incident", "question", "task"];

type Fields = ReadonlyMap<string, unknown>;

/**
 * The states a ticket went through, the first save's and one per save that changed a field. What none of these saves
 * changed is as it is today.
 * @param saves oldest first, up to today. With a gap before the first, that one's other fields are still today's.
 */
export function ticketStates(today: TicketLikeness, saves: readonly TicketSave[]): readonly TicketState[] {
  let fields: Fields = beginning(today, saves);
  return saves.flatMap(({ at, changes }, index) => {
    if (index > 0 && changes.length === 0) return [];
    fields = new Map([...fields, ...changes.map(({ field, value }) => [field, value] as const)]);
    return [{ at, facts: factsOf(today, fields), subject: subjectOf(fields) }];
  });
}

const subjectOf = (fields: Fields): string => {
  const subject = fields.get("subject");
  return typeof subject === "string" ? subject : "";
};

/** Before its first save: what a later change says it was before, and what was never touched. */
function beginning({ facts, subject }: TicketLikeness, saves: readonly TicketSave[]): Fields {
  const today: [string, unknown][] = [
    ["status", facts.status],
    ["priority", facts.priority],
    ["type", facts.type],
    ["subject", subject],
    ["tags", facts.tags],
    ["organization_id", facts.organizationId],
    ["requester_id", facts.requesterId],
    ["assignee_id", facts.assigneeId],
    ["group_id", facts.groupId],
    ["brand_id", facts.brandId],
    ["ticket_form_id", facts.formId],
    ["external_id", facts.externalId],
    ...Object.entries(facts.customFields),
  ];
  const before = new Map<string, unknown>();
  for (const { field, previous } of saves.flatMap(({ changes }) => changes)) {
    if (!before.has(field)) before.set(field, previous ?? null);
  }
  // What a save mentions at all was unset until then, unless the change says what it was.
  return new Map([...today, ...before]);
}

function factsOf({ facts }: TicketLikeness, fields: Fields): TicketState["facts"] {
  const text = (name: string): string | null => {
    const value = fields.get(name);
    return typeof value === "string" && value !== "" ? value : null;
  };
  const known = <Value extends string>(name: string, values: readonly Value[]): Value | null =>
    values.find((value) => value === text(name)) ?? null;
  return {
    id: facts.id,
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
    channel: facts.channel,
    externalId: text("external_id"),
    createdAt: facts.createdAt,
    customFields: customFieldsOf(fields),
  };
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
