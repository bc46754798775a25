import type { TextKey, Translate } from "../i18n/translate.ts";

/** Zendesk's names of ticket and organization fields in conditions, and ours, by the text that names them. */
const FIELD_TEXTS = new Map<string, TextKey>([
  ["status", "field.status"],
  ["priority", "field.priority"],
  ["type", "field.type"],
  ["current_tags", "field.tags"],
  ["ticket.tags", "field.tags"],
  ["organization.tags", "field.organizationTags"],
  ["group_id", "field.group"],
  ["assignee_id", "field.assignee"],
  ["requester_id", "field.requester"],
  ["organization_id", "field.organization"],
  ["brand_id", "field.brand"],
  ["ticket_form_id", "field.form"],
  ["form_id", "field.form"],
  ["via_id", "field.channel"],
  ["channel", "field.channel"],
  ["subject_includes_word", "field.subject"],
  ["service_tier", "field.tier"],
  ["tier", "field.tier"],
  ["segment", "field.segment"],
  ["urgency", "field.urgency"],
]);

const TICKET_FIELD = /^custom_fields_(\d+)$/;

/** The name of a condition's field where the policy gives it no title; the raw name for fields unknown to us. */
export function fieldName(field: string, t: Translate): string {
  const key = FIELD_TEXTS.get(field);
  if (key !== undefined) return t(key);
  const id = TICKET_FIELD.exec(field)?.[1];
  return id === undefined ? field : t("field.ticketField", { id });
}
