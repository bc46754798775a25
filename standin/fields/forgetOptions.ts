import type { FieldOption, OwnerField } from "../records/customField.ts";
import type { FieldValue } from "../records/fieldValue.ts";

/** Empties the values of removed options from the records that carry the field. Source: zendesk-api 2.2. */
export const forgetOptions = (
  field: OwnerField,
  kept: readonly FieldOption[],
  records: Iterable<{ values: Map<string, FieldValue>; tags: string[] }>,
): void => {
  const gone = field.options
    .map((option) => option.value)
    .filter((value) => !kept.some((option) => option.value === value));
  if (gone.length === 0) return;
  for (const record of records) {
    const value = record.values.get(field.key);
    if (typeof value === "string" && gone.includes(value)) record.values.delete(field.key);
    if (Array.isArray(value)) {
      const left = value.map(String).filter((each) => !gone.includes(each));
      if (left.length === 0) record.values.delete(field.key);
      else record.values.set(field.key, left);
    }
    for (const tag of gone) {
      const position = record.tags.indexOf(tag);
      if (position !== -1) record.tags.splice(position, 1);
    }
  }
};
