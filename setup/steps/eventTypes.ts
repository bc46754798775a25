const TICKET = [
  "created",
  "status_changed",
  "priority_changed",
  "type_changed",
  "subject_changed",
  "tags_changed",
  "custom_field_changed",
  "comment_added",
  "organization_changed",
  "requester_changed",
  "agent_assignment_changed",
  "group_assignment_changed",
  "brand_changed",
  "form_changed",
  "external_id_changed",
  "task_due_at_changed",
  "attachment_linked_to_comment",
  "csat_received",
  "merged",
  "marked_as_spam",
  "soft_deleted",
  "undeleted",
  "permanently_deleted",
];
const ORGANIZATION = ["created", "custom_field_changed", "tags_changed", "name_changed", "deleted"];
const USER = ["deleted"];

const named = (domain: string, names: readonly string[]): readonly string[] =>
  names.map((name) => `zen:event-type:${domain}.${name}`);

/** What a ticket webhook must tell (names: Zendesk's ticket events; there is no "ticket.updated"). */
export const TICKET_EVENTS = named("ticket", TICKET);

/** What every account can subscribe to: organizations for the tier, deleted users for erasure. */
export const CUSTOMER_EVENTS = [...named("organization", ORGANIZATION), ...named("user", USER)];

/** The subscription of a webhook that a trigger calls; it stands alone. */
export const TRIGGER_SUBSCRIPTION = "conditional_ticket_events";
