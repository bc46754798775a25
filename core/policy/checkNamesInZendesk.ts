import { TICKET_FIELD_NAMES } from "../conditions/ticketField.ts";
import { organizationFieldsOf, ticketFieldsOf } from "./fieldDefinitions.ts";
import { type PolicyProblem, wrongValue } from "./policyProblem.ts";
import type { PolicyDocument } from "./schema/document.ts";

const OURS = [
  "service_tier",
  "tier_override",
  "tier_override_reason",
  "tier_override_until",
  "tier_override_by",
  "segment",
  "urgency",
];

/** Names that would mean two things in conditions or in Zendesk, where every option value is also a tag. */
export function checkNamesInZendesk(document: PolicyDocument): readonly PolicyProblem[] {
  const taken = [...OURS, ...TICKET_FIELD_NAMES];
  return [
    ...document.facts.flatMap(({ key }, i) =>
      taken.includes(key)
        ? [wrongValue(["facts", i, "key"], key, "a key that is no field of Zendesk's or ours")]
        : [],
    ),
    ...optionsUsedTwice(document),
    ...fieldsOfOurs(document),
  ];
}

/** A flow that wrote into a field of ours would tell the rules something nobody said. */
function fieldsOfOurs(document: PolicyDocument): readonly PolicyProblem[] {
  const ours = ticketFieldsOf({ ...document, flows: [] }).map(({ title }) => title);
  return document.flows.flatMap(({ steps }, i) =>
    steps.flatMap(({ record }, j) =>
      record !== null && ours.includes(record)
        ? [wrongValue(["flows", i, "steps", j, "record"], record, "a field that is not ours")]
        : [],
    ),
  );
}

function optionsUsedTwice(document: PolicyDocument): readonly PolicyProblem[] {
  const fields = [
    ...organizationFieldsOf(document).map(({ key, options }) => ({ section: sectionOf(key), options })),
    ...ticketFieldsOf(document).map(({ title, options, tag }) => ({
      section: title === "Service level" ? "urgencies" : "visits",
      options: tag === null ? options : [{ value: tag }],
    })),
  ];
  const seen = new Set<string>();
  return fields.flatMap(({ section, options }) =>
    options.flatMap(({ value }) => {
      if (!seen.has(value)) {
        seen.add(value);
        return [];
      }
      return [wrongValue([section], value, "keys that make each option value (a tag in Zendesk) once")];
    }),
  );
}

const sectionOf = (key: string): string => (OURS.includes(key) ? "tiers" : "facts");
