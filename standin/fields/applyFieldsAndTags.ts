import type { OwnerField, TicketField } from "../records/customField.ts";
import type { FieldValue } from "../records/fieldValue.ts";
import { tagsOfField, tagsOfValue, valueFromTags } from "./fieldTags.ts";

/** Tags as Zendesk keeps them: lower case, no spaces, unique, sorted. */
export const normaliseTags = (tags: readonly string[]): string[] =>
  [
    ...new Set(tags.flatMap((tag) => tag.trim().toLowerCase().split(/\s+/)).filter((tag) => tag !== "")),
  ].toSorted();

/** A record's tags and field values after a change of either, kept in step: changing a dropdown swaps its tag, and a tag sets its dropdown. */
export const applyFieldsAndTags = <Key>(
  fields: ReadonlyMap<Key, TicketField | OwnerField>,
  before: { tags: readonly string[]; values: ReadonlyMap<Key, FieldValue> },
  change: { tags: readonly string[]; values: ReadonlyMap<Key, FieldValue> },
): { tags: string[]; values: Map<Key, FieldValue> } => {
  const values = new Map(before.values);
  let tags = normaliseTags(change.tags);
  const added = tags.filter((tag) => !before.tags.includes(tag));
  for (const [key, field] of fields) {
    const given = change.values.get(key);
    const previous = before.values.get(key) ?? null;
    const value = given === undefined ? valueFromTags(field, tags, previous, added) : given;
    if (value === null) values.delete(key);
    else values.set(key, value);
    const own = tagsOfField(field);
    if (own.length > 0) tags = [...tags.filter((tag) => !own.includes(tag)), ...tagsOfValue(field, value)];
  }
  return { tags: normaliseTags(tags), values };
};
