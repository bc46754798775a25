import { Checkbox, Field as FormField } from "@zendeskgarden/react-forms";
import type { Field, FieldValue } from "../api/records.ts";
import { Choice } from "./choice.tsx";
import { TextBox } from "./textBox.tsx";

type CustomFieldProps = {
  field: Field;
  value: FieldValue;
  onChange: (value: FieldValue) => void;
  disabled?: boolean;
};

/** The input of a custom field of a ticket or an organization. */
export const CustomField = ({ field, value, onChange, disabled = false }: CustomFieldProps) => {
  const options = field.custom_field_options ?? [];
  switch (field.type) {
    case "tagger":
    case "dropdown":
      return (
        <Choice
          label={field.title}
          value={typeof value === "string" ? value : ""}
          options={[["", "–"], ...options.map((option) => [option.value, option.name] as const)]}
          onChange={(next) => onChange(next === "" ? null : next)}
          disabled={disabled}
        />
      );
    case "checkbox":
      return (
        <FormField>
          <Checkbox
            checked={value === true}
            disabled={disabled}
            onChange={(event) => onChange(event.target.checked)}
          >
            <FormField.Label isRegular>{field.title}</FormField.Label>
          </Checkbox>
        </FormField>
      );
    case "multiselect": {
      const chosen = Array.isArray(value) ? value : [];
      return (
        <fieldset disabled={disabled}>
          <legend>{field.title}</legend>
          {options.map((option) => (
            <FormField key={option.value}>
              <Checkbox
                checked={chosen.includes(option.value)}
                onChange={({ target }) =>
                  onChange(
                    target.checked
                      ? [...chosen, option.value]
                      : chosen.filter((each) => each !== option.value),
                  )
                }
              >
                <FormField.Label isRegular>{option.name}</FormField.Label>
              </Checkbox>
            </FormField>
          ))}
        </fieldset>
      );
    }
    case "integer":
    case "decimal":
      return (
        <TextBox
          label={field.title}
          type="number"
          value={value === null ? "" : String(value)}
          onChange={(next) => onChange(next === "" ? null : field.type === "decimal" ? next : Number(next))}
          disabled={disabled}
        />
      );
    case "date":
      return (
        <TextBox
          label={field.title}
          type="date"
          value={typeof value === "string" ? value.slice(0, 10) : ""}
          onChange={(next) => onChange(next === "" ? null : next)}
          disabled={disabled}
        />
      );
    case "textarea":
      return (
        <TextBox
          label={field.title}
          rows={2}
          value={typeof value === "string" ? value : ""}
          onChange={(next) => onChange(next === "" ? null : next)}
          disabled={disabled}
        />
      );
    default:
      return (
        <TextBox
          label={field.title}
          value={value === null ? "" : String(value)}
          onChange={(next) => onChange(next === "" ? null : next)}
          disabled={disabled}
        />
      );
  }
};

/** Fields of tickets that are part of every ticket and have inputs of their own. */
const SYSTEM_TYPES = [
  "subject",
  "description",
  "status",
  "tickettype",
  "priority",
  "group",
  "assignee",
  "custom_status",
];

/** Is this one of the account's own fields, in use? */
export const isOwnField = ({ type, active }: Field): boolean => active && !SYSTEM_TYPES.includes(type);
