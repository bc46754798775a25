import type { Standin } from "../standin.ts";

/** A field an SLA policy's filter may name. */
export type SlaDefinition = {
  title: string;
  value: string;
  group: string;
  target: string | null;
  operators: { value: string; title: string }[];
  values: { type: string; list: { value: string; title: string }[] };
};

const operators = (...values: string[]): SlaDefinition["operators"] =>
  values.map((value) => ({ value, title: value.replaceAll("_", " ") }));
const text = { type: "text", list: [] };
const IS = ["is", "is_not"];

/** The filter fields of this account: fixed ones, dropdown ticket fields, organization and user fields. Source: zendesk-api 2.4. */
export const slaDefinitions = (standin: Standin): SlaDefinition[] => {
  const { state } = standin;
  const ticket = (
    value: string,
    title: string,
    list: SlaDefinition["values"],
    ...ops: string[]
  ): SlaDefinition => ({
    title,
    value,
    group: "ticket",
    target: null,
    operators: operators(...ops),
    values: list,
  });
  const choices = (list: readonly { value: string; title: string }[]): SlaDefinition["values"] => ({
    type: "list",
    list: [...list],
  });
  const owned = (
    owner: string,
    fields: Iterable<{
      key: string;
      title: string;
      type: string;
      options: { value: string; name: string }[];
    }>,
  ): SlaDefinition[] =>
    [...fields].flatMap((field) => {
      const ops =
        field.type === "integer" || field.type === "decimal"
          ? [...IS, "less_than", "greater_than"]
          : field.type === "checkbox"
            ? ["is"]
            : IS;
      const values =
        field.type === "dropdown"
          ? choices(field.options.map(({ value, name }) => ({ value, title: name })))
          : text;
      return [
        {
          title: field.title,
          value: `${owner}.custom_fields.${field.key}`,
          group: owner,
          target: null,
          operators: operators(...ops),
          values,
        },
      ];
    });
  return [
    ticket(
      "brand_id",
      "Brand",
      choices([...state.brands.values()].map(({ id, name }) => ({ value: String(id), title: name }))),
      ...IS,
    ),
    ticket(
      "ticket_form_id",
      "Form",
      choices([...state.ticketForms.values()].map(({ id, name }) => ({ value: String(id), title: name }))),
      ...IS,
    ),
    ticket(
      "ticket_type_id",
      "Type",
      choices(
        ["-", "Question", "Incident", "Problem", "Task"].map((title, index) => ({
          value: String(index),
          title,
        })),
      ),
      ...IS,
    ),
    ticket(
      "group_id",
      "Group",
      choices([...state.groups.values()].map(({ id, name }) => ({ value: String(id), title: name }))),
      ...IS,
    ),
    ticket("assignee_id", "Assignee", text, ...IS),
    ticket("requester_id", "Requester", text, ...IS),
    ticket("organization_id", "Organization", text, ...IS),
    ticket("current_tags", "Tags", text, "includes", "not_includes"),
    ticket("via_id", "Channel", text, ...IS),
    ticket("current_via_id", "Update via", text, ...IS),
    ticket("recipient", "Received at", text, "is"),
    ticket("ticket_is_public", "Privacy", text, "is"),
    ticket("exact_created_at", "Created", text, "less_than", "greater_than"),
    ticket("requester_role", "Requester role", text, ...IS),
    ...[...state.ticketFields.values()]
      .filter((field) => field.type === "tagger")
      .map((field) =>
        ticket(
          `ticket_fields_${field.id}`,
          field.title,
          choices(field.options.map(({ value, name }) => ({ value, title: name }))),
          ...IS,
        ),
      ),
    ...owned("requester", state.userFields.values()),
    ...owned("organization", state.organizationFields.values()),
  ];
};
