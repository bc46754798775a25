import type { JsonObject } from "../json.ts";
import type { OwnerField } from "../records/customField.ts";
import type { FieldValue } from "../records/fieldValue.ts";

/** `organization_fields` / `user_fields`: every field has a key; dates show as instants, an unset checkbox as false. */
export const ownerFieldValuesView = (
  fields: Iterable<OwnerField>,
  values: ReadonlyMap<string, FieldValue>,
): JsonObject =>
  Object.fromEntries(
    [...fields].map((field) => {
      const value = values.get(field.key) ?? null;
      if (field.type === "checkbox") return [field.key, value === true];
      return [
        field.key,
        field.type === "date" && typeof value === "string" ? `${value}T00:00:00+00:00` : value,
      ];
    }),
  );
