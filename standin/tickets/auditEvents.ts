import type { Json } from "../json.ts";
import type { AuditEvent, Ticket } from "../records/ticket.ts";
import { nextLargeId, type State } from "../state.ts";

/** The fields audits speak of, by their names there; a custom field is its id. */
const audited = (ticket: Ticket): Map<string, Json> =>
  new Map<string, Json>([
    ["subject", ticket.subject],
    ["status", ticket.status],
    ["priority", ticket.priority],
    ["type", ticket.type],
    ["requester_id", String(ticket.requester_id)],
    ["organization_id", idText(ticket.organization_id)],
    ["assignee_id", idText(ticket.assignee_id)],
    ["group_id", idText(ticket.group_id)],
    ["brand_id", String(ticket.brand_id)],
    ["ticket_form_id", String(ticket.ticket_form_id)],
    ["external_id", ticket.external_id],
    ["due_at", ticket.due_at],
    ["problem_id", idText(ticket.problem_id)],
    ["tags", ticket.tags],
    ...[...ticket.field_values].map(([id, value]): [string, Json] => [String(id), value]),
  ]);

const idText = (id: number | null): string | null => (id === null ? null : String(id));

/** The lines of an audit: `Create` for each set field of a new ticket, `Change` for each difference. */
export const auditEvents = (state: State, before: Ticket | undefined, after: Ticket): AuditEvent[] => {
  const current = audited(after);
  if (before === undefined)
    return [...current]
      .filter(([, value]) => value !== null && !(Array.isArray(value) && value.length === 0))
      .map(([field_name, value]) => ({ id: nextLargeId(state), type: "Create", field_name, value }));
  const previous = audited(before);
  return [...new Set([...previous.keys(), ...current.keys()])].flatMap((field_name) => {
    const value = current.get(field_name) ?? null;
    const previous_value = previous.get(field_name) ?? null;
    return JSON.stringify(value) === JSON.stringify(previous_value)
      ? []
      : [{ id: nextLargeId(state), type: "Change" as const, field_name, value, previous_value }];
  });
};
