import * as v from "valibot";

const optionInput = v.object({
  id: v.optional(v.nullable(v.number())),
  name: v.string(),
  raw_name: v.optional(v.string()),
  value: v.pipe(v.string(), v.minLength(1)),
  default: v.optional(v.boolean()),
});

const baseEntries = {
  title: v.optional(v.pipe(v.string(), v.minLength(1))),
  raw_title: v.optional(v.string()),
  description: v.optional(v.nullable(v.string())),
  raw_description: v.optional(v.nullable(v.string())),
  active: v.optional(v.boolean()),
  position: v.optional(v.number()),
  regexp_for_validation: v.optional(v.nullable(v.string())),
  relationship_target_type: v.optional(v.nullable(v.string())),
  relationship_filter: v.optional(v.unknown()),
  tag: v.optional(v.nullable(v.string())),
  custom_field_options: v.optional(v.array(optionInput)),
};

/** Keys a ticket field takes; the type only at creation. */
export const ticketFieldEntries = {
  ...baseEntries,
  type: v.optional(
    v.picklist([
      "tagger",
      "multiselect",
      "checkbox",
      "text",
      "textarea",
      "integer",
      "decimal",
      "date",
      "regexp",
      "lookup",
    ]),
  ),
  required: v.optional(v.boolean()),
  visible_in_portal: v.optional(v.boolean()),
  editable_in_portal: v.optional(v.boolean()),
  required_in_portal: v.optional(v.boolean()),
  title_in_portal: v.optional(v.string()),
  agent_description: v.optional(v.nullable(v.string())),
};
export const ticketFieldInput = v.object(ticketFieldEntries);
export type TicketFieldInput = v.InferOutput<typeof ticketFieldInput>;

/** Keys a field of organizations or users takes; type and key only at creation. */
export const ownerFieldEntries = {
  ...baseEntries,
  type: v.optional(
    v.picklist([
      "checkbox",
      "date",
      "decimal",
      "dropdown",
      "integer",
      "lookup",
      "multiselect",
      "regexp",
      "text",
      "textarea",
    ]),
  ),
  key: v.optional(v.pipe(v.string(), v.regex(/^(?!\d+$)[A-Za-z0-9_]+$/))),
};
export const ownerFieldInput = v.object(ownerFieldEntries);
export type OwnerFieldInput = v.InferOutput<typeof ownerFieldInput>;

export type OptionInput = v.InferOutput<typeof optionInput>;
export { optionInput };
