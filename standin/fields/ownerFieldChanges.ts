import { acceptFieldValue } from "./acceptFieldValue.ts";
import type { OwnerField } from "../records/customField.ts";
import type { FieldValue } from "../records/fieldValue.ts";
import type { OwnerChange } from "../users/publishUserEvents.ts";

/** Reads given values by field key. Unknown keys are left out, as Zendesk does; a wrong value names what is wrong. */
export const acceptOwnerValues = (
  fields: Iterable<OwnerField>,
  given: { readonly [key: string]: unknown },
): { ok: true; values: Map<string, FieldValue> } | { ok: false; description: string } => {
  const values = new Map<string, FieldValue>();
  for (const field of fields) {
    if (!Object.hasOwn(given, field.key)) continue;
    const accepted = acceptFieldValue(field, given[field.key]);
    if (!accepted.ok) return accepted;
    values.set(field.key, accepted.value);
  }
  return { ok: true, values };
};

/** `custom_field_changed` and `tags_changed` of organizations and users: another dialect than tickets'. Source: zendesk-api 1.6. */
export const ownerFieldChanges = (
  fields: Iterable<OwnerField>,
  before: { values: ReadonlyMap<string, FieldValue>; tags: readonly string[] },
  after: { values: ReadonlyMap<string, FieldValue>; tags: readonly string[] },
): OwnerChange[] => {
  const changes: OwnerChange[] = [];
  for (const field of fields) {
    const previous = before.values.get(field.key) ?? null;
    const current = after.values.get(field.key) ?? null;
    if (JSON.stringify(previous) !== JSON.stringify(current))
      changes.push({
        name: "custom_field_changed",
        event: { current, field: { id: String(field.id), title: field.title, type: field.type }, previous },
      });
  }
  const added = after.tags.filter((tag) => !before.tags.includes(tag));
  const removed = before.tags.filter((tag) => !after.tags.includes(tag));
  if (added.length + removed.length > 0)
    changes.push({ name: "tags_changed", event: { added: { tags: added }, removed: { tags: removed } } });
  return changes;
};
