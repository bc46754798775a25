/** Field kinds of tickets (a dropdown is called tagger there). Source: zendesk-api 2.2. */
export type TicketFieldType =
  | "subject"
  | "description"
  | "status"
  | "tickettype"
  | "priority"
  | "group"
  | "assignee"
  | "tagger"
  | "multiselect"
  | "checkbox"
  | "text"
  | "textarea"
  | "integer"
  | "decimal"
  | "date"
  | "regexp"
  | "lookup";

/** Field kinds of organizations and users (a dropdown is called dropdown there). */
export type OwnerFieldType =
  | "checkbox"
  | "date"
  | "decimal"
  | "dropdown"
  | "integer"
  | "lookup"
  | "multiselect"
  | "regexp"
  | "text"
  | "textarea";

/** One choice of a dropdown or multiselect; `value` is also a tag. */
export type FieldOption = { id: number; name: string; raw_name: string; value: string; default: boolean };

type FieldBase = {
  id: number;
  title: string;
  description: string;
  active: boolean;
  position: number;
  regexp_for_validation: string | null;
  relationship_target_type: string | null;
  /** The tag a ticked checkbox adds. */
  tag: string | null;
  options: FieldOption[];
  created_at: string;
  updated_at: string;
};

/** A ticket field. `system` fields cannot be removed. */
export type TicketField = FieldBase & {
  type: TicketFieldType;
  system: boolean;
  key: string | null;
  required: boolean;
  visible_in_portal: boolean;
  editable_in_portal: boolean;
  title_in_portal: string;
};

/** A field of organizations or users, addressed by its `key`. */
export type OwnerField = FieldBase & { type: OwnerFieldType; key: string; system: boolean };
