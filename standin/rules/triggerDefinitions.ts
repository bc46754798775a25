import type { JsonObject } from "../json.ts";
import type { Standin } from "../standin.ts";

const COMPARE = [
  "is",
  "is_not",
  "less_than",
  "greater_than",
  "changed",
  "value",
  "value_previous",
  "not_changed",
  "not_value",
  "not_value_previous",
];
const SAME = COMPARE.filter((operator) => !operator.endsWith("_than"));

/** Conditions and actions this stand-in's triggers can do, in the shape of the live list. Source: zendesk-api 4. */
export const triggerDefinitions = (standin: Standin): JsonObject => {
  const condition = (
    subject: string,
    title: string,
    operators: readonly string[],
    values: readonly string[] = [],
  ): JsonObject => ({
    title,
    subject,
    type: values.length === 0 ? "text" : "list",
    group: "ticket",
    nullable: false,
    repeatable: false,
    operators: operators.map((value) => ({
      value,
      title: value.replaceAll("_", " "),
      terminal: operatorIsTerminal(value),
    })),
    ...(values.length === 0
      ? {}
      : { values: values.map((value) => ({ value, title: value, enabled: true })) }),
  });
  const conditions = [
    condition("status", "Status", COMPARE, ["new", "open", "pending", "hold", "solved", "closed"]),
    condition("priority", "Priority", COMPARE, ["low", "normal", "high", "urgent"]),
    condition("type", "Type", SAME, ["question", "incident", "problem", "task"]),
    condition("group_id", "Group", SAME),
    condition("assignee_id", "Assignee", SAME),
    condition("requester_id", "Requester", SAME),
    condition("organization_id", "Organization", SAME),
    condition("current_tags", "Tags", ["includes", "not_includes"]),
    ...[...standin.state.ticketFields.values()]
      .filter((field) => field.type === "tagger")
      .map((field) =>
        condition(
          `custom_fields_${field.id}`,
          field.title,
          [...SAME, "present", "not_present"],
          field.options.map((option) => option.value),
        ),
      ),
  ];
  return {
    actions: [
      {
        title: "Notify active webhook",
        subject: "notification_webhook",
        type: "list",
        group: "notifications",
        nullable: false,
        repeatable: true,
        values: [],
      },
    ],
    conditions_all: [
      ...conditions,
      condition("update_type", "Ticket", ["is"], ["Create", "Change"]),
      condition("comment_is_public", "Comment", ["is"], ["true", "false", "not_relevant"]),
    ],
    conditions_any: conditions,
  };
};

const operatorIsTerminal = (operator: string): boolean =>
  ["changed", "not_changed", "present", "not_present"].includes(operator);
