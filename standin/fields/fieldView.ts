import type { FieldOption, OwnerField, TicketField } from "../records/customField.ts";
import type { JsonObject } from "../json.ts";
import type { Standin } from "../standin.ts";

/** A ticket field as REST shows it. */
export const ticketFieldView = (standin: Standin, field: TicketField): JsonObject => ({
  url: `${standin.url}/api/v2/ticket_fields/${field.id}.json`,
  id: field.id,
  type: field.type,
  title: field.title,
  raw_title: field.title,
  description: field.description,
  raw_description: field.description,
  position: field.position,
  active: field.active,
  required: field.required,
  collapsed_for_agents: false,
  regexp_for_validation: field.regexp_for_validation,
  title_in_portal: field.title_in_portal,
  raw_title_in_portal: field.title_in_portal,
  visible_in_portal: field.visible_in_portal,
  editable_in_portal: field.editable_in_portal,
  required_in_portal: false,
  agent_can_edit: true,
  tag: field.tag,
  created_at: field.created_at,
  updated_at: field.updated_at,
  removable: !field.system,
  key: field.key,
  agent_description: null,
  ...(field.type === "tagger" || field.type === "multiselect"
    ? { custom_field_options: field.options.map((option) => optionView(standin, field, option)) }
    : {}),
  ...systemOptions(field),
  ...(field.type === "lookup"
    ? { relationship_target_type: field.relationship_target_type, relationship_filter: { all: [], any: [] } }
    : {}),
});

/** One choice of a ticket field. */
export const optionView = (standin: Standin, field: { id: number }, option: FieldOption): JsonObject => ({
  id: option.id,
  name: option.name,
  raw_name: option.raw_name,
  value: option.value,
  default: option.default,
  url: `${standin.url}/api/v2/ticket_fields/${field.id}/options/${option.id}.json`,
});

/** A field of organizations or users as REST shows it. */
export const ownerFieldView = (
  standin: Standin,
  owner: "organization" | "user",
  field: OwnerField,
): JsonObject => ({
  url: `${standin.url}/api/v2/${owner}_fields/${field.id}.json`,
  id: field.id,
  type: field.type,
  key: field.key,
  title: field.title,
  raw_title: field.title,
  description: field.description,
  raw_description: field.description,
  position: field.position,
  active: field.active,
  system: field.system,
  regexp_for_validation: field.regexp_for_validation,
  created_at: field.created_at,
  updated_at: field.updated_at,
  ...(field.type === "checkbox" ? { tag: field.tag } : {}),
  ...(field.type === "dropdown" || field.type === "multiselect"
    ? {
        custom_field_options: field.options.map(({ id, name, raw_name, value }) => ({
          id,
          name,
          raw_name,
          value,
        })),
      }
    : {}),
  ...(field.type === "lookup"
    ? { relationship_target_type: field.relationship_target_type, relationship_filter: { all: [], any: [] } }
    : {}),
});

const SYSTEM_OPTIONS: { readonly [type: string]: readonly (readonly [string, string])[] } = {
  status: [
    ["Open", "open"],
    ["Pending", "pending"],
    ["On-hold", "hold"],
    ["Solved", "solved"],
  ],
  tickettype: [
    ["Question", "question"],
    ["Incident", "incident"],
    ["Problem", "problem"],
    ["Task", "task"],
  ],
  priority: [
    ["Low", "low"],
    ["Normal", "normal"],
    ["High", "high"],
    ["Urgent", "urgent"],
  ],
};

const systemOptions = (field: TicketField): JsonObject => {
  const options = SYSTEM_OPTIONS[field.type];
  return options === undefined
    ? {}
    : { system_field_options: options.map(([name, value]) => ({ name, value })) };
};
