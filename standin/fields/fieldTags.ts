import type { OwnerField, TicketField } from "../records/customField.ts";
import type { FieldValue } from "../records/fieldValue.ts";

/** The tags a field's value stands for: a dropdown's value is a tag, a ticked checkbox has its own. */
export const tagsOfValue = (field: TicketField | OwnerField, value: FieldValue): readonly string[] => {
  if (field.type === "tagger" || field.type === "dropdown") return typeof value === "string" ? [value] : [];
  if (field.type === "multiselect") return Array.isArray(value) ? value.map(String) : [];
  if (field.type === "checkbox") return value === true && field.tag !== null ? [field.tag] : [];
  return [];
};

/** All tags that belong to a field. */
export const tagsOfField = (field: TicketField | OwnerField): readonly string[] =>
  field.type === "checkbox"
    ? field.tag === null
      ? []
      : [field.tag]
    : field.options.map((option) => option.value);

/** The value a field gets from the tags of its record, when tags were set without the field. The last tag added wins in a dropdown. */
export const valueFromTags = (
  field: TicketField | OwnerField,
  tags: readonly string[],
  previous: FieldValue,
  added: readonly string[],
): FieldValue => {
  const own = tagsOfField(field);
  if (field.type === "tagger" || field.type === "dropdown") {
    const fresh = added.findLast((tag) => own.includes(tag));
    if (fresh !== undefined) return fresh;
    return typeof previous === "string" && tags.includes(previous)
      ? previous
      : (tags.find((tag) => own.includes(tag)) ?? null);
  }
  if (field.type === "multiselect") {
    const values = own.filter((tag) => tags.includes(tag));
    return values.length === 0 ? null : values;
  }
  return field.type === "checkbox" && field.tag !== null ? tags.includes(field.tag) : previous;
};
