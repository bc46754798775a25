import type { OwnerField, TicketField } from "../records/customField.ts";
import type { FieldValue } from "../records/fieldValue.ts";

/** The value as kept, or what is wrong with it. */
export type AcceptedValue = { ok: true; value: FieldValue } | { ok: false; description: string };

/**
 * Reads a value given for a custom field: dropdown and multiselect values must be options of the field, numbers and
 * dates must be such; null and "" empty the field.
 */
export const acceptFieldValue = (field: TicketField | OwnerField, given: unknown): AcceptedValue => {
  const refuse = (why: string): AcceptedValue => ({ ok: false, description: `${field.title}: ${why}` });
  if (field.type !== "checkbox" && (given === null || given === undefined || given === ""))
    return { ok: true, value: null };
  switch (field.type) {
    case "tagger":
    case "dropdown":
      return typeof given === "string" && field.options.some((option) => option.value === given)
        ? { ok: true, value: given }
        : refuse("is not an option of this field");
    case "multiselect": {
      const values = Array.isArray(given) ? given.map(String) : [String(given)];
      return values.every((value) => field.options.some((option) => option.value === value))
        ? { ok: true, value: values.length === 0 ? null : values }
        : refuse("is not an option of this field");
    }
    case "checkbox":
      return { ok: true, value: given === true || given === "true" || given === 1 || given === "1" };
    case "integer": {
      const number = typeof given === "string" ? Number(given) : given;
      return typeof number === "number" && Number.isSafeInteger(number)
        ? { ok: true, value: number }
        : refuse("must be a whole number");
    }
    case "decimal": {
      const number = typeof given === "string" ? Number(given) : given;
      return typeof number === "number" && Number.isFinite(number)
        ? { ok: true, value: number }
        : refuse("must be a number");
    }
    case "date": {
      const text = typeof given === "string" ? given.slice(0, 10) : "";
      return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text))
        ? { ok: true, value: text }
        : refuse("is not a date");
    }
    case "regexp":
      return typeof given === "string" && new RegExp(field.regexp_for_validation ?? "").test(given)
        ? { ok: true, value: given }
        : refuse("does not match the pattern");
    case "text":
    case "textarea":
    case "lookup":
    case "subject":
    case "description":
    case "status":
    case "tickettype":
    case "priority":
    case "group":
    case "assignee":
      return { ok: true, value: typeof given === "string" ? given : JSON.stringify(given) };
  }
};
