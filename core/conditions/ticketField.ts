import type { TicketFacts } from "../contract/facts.ts";
import type { Field, FieldKind } from "./field.ts";
import type { Found } from "./subject.ts";

const STATUSES = ["new", "open", "pending", "hold", "solved", "closed"];
const PRIORITIES = ["low", "normal", "high", "urgent"];
const TYPES = ["problem", "incident", "question", "task"];

type Shape = {
  readonly kind: FieldKind;
  readonly values?: readonly string[];
  readonly read: (ticket: TicketFacts) => Found;
};

const id = (value: number | null): Found => (value === null ? null : String(value));

/** Zendesk's own ticket fields by the names its conditions use; `channel` is our word for `via_id`. */
const SHAPES: { readonly [name: string]: Shape } = {
  status: { kind: "ordered", values: STATUSES, read: (ticket) => ticket.status },
  priority: { kind: "ordered", values: PRIORITIES, read: (ticket) => ticket.priority },
  type: { kind: "choice", values: TYPES, read: (ticket) => ticket.type },
  current_tags: { kind: "list", read: (ticket) => ticket.tags },
  organization_id: { kind: "id", read: (ticket) => id(ticket.organizationId) },
  requester_id: { kind: "id", read: (ticket) => id(ticket.requesterId) },
  assignee_id: { kind: "id", read: (ticket) => id(ticket.assigneeId) },
  group_id: { kind: "id", read: (ticket) => id(ticket.groupId) },
  brand_id: { kind: "id", read: (ticket) => id(ticket.brandId) },
  ticket_form_id: { kind: "id", read: (ticket) => id(ticket.formId) },
  via_id: { kind: "choice", read: (ticket) => ticket.channel },
  channel: { kind: "choice", read: (ticket) => ticket.channel },
  subject_includes_word: { kind: "words", read: (ticket) => ticket.subjectWords },
};

/** Names of Zendesk's ticket fields that conditions may use, without custom ones. */
export const TICKET_FIELD_NAMES: readonly string[] = Object.keys(SHAPES);

const CUSTOM = /^custom_fields_(\d+)$/;

/** The id in `custom_fields_<id>`, or null for any other field name. */
export function ticketFieldId(name: string): number | null {
  const digits = CUSTOM.exec(name)?.[1];
  return digits === undefined ? null : Number(digits);
}

/** The ticket field of that name, custom ones included; null when Zendesk has none. */
export function ticketField(name: string): Field | null {
  const customId = ticketFieldId(name);
  if (customId !== null)
    return field(name, { kind: "custom", read: (ticket) => ticket.customFields[customId] });
  const shape = Object.hasOwn(SHAPES, name) ? SHAPES[name] : undefined;
  return shape === undefined ? null : field(name, shape);
}

function field(name: string, shape: Shape): Field {
  const { kind, read, values = [] } = shape;
  return {
    name,
    kind,
    title: null,
    unit: null,
    order: kind === "ordered" ? values : [],
    choices: new Map(values.map((value) => [value, [value]])),
    factKey: null,
    read: (subject) =>
      subject.ticket === null || subject.ticket === undefined ? undefined : read(subject.ticket),
  };
}
