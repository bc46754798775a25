import { LANGUAGES, type Language, type Localized } from "../contract/localized.ts";
import { flowFieldsOf } from "../flow/flowFieldsOf.ts";
import { choiceOptionValue } from "./fieldsOf.ts";
import { overrideOptionValue, serviceLevelOptionValue, tierOptionValue } from "./optionValues.ts";
import { reviewFieldOf } from "./reviewField.ts";
import { roleFieldsOf } from "./roleFields.ts";
import type { PolicyDocument } from "./schema/document.ts";
import { taskFieldsOf } from "./taskFieldDefinitions.ts";
import type { FieldOption, TicketFieldDefinition } from "./ticketFieldDefinition.ts";

export type { FieldOption, TicketFieldDefinition } from "./ticketFieldDefinition.ts";

/** Types as Zendesk's organization fields API names them. */
export type OrganizationFieldType = "dropdown" | "text" | "date" | "integer" | "decimal" | "checkbox";

/** An organization field that must exist; `options` are those of a dropdown, in order. */
export type OrganizationFieldDefinition = {
  readonly key: string;
  readonly title: string;
  readonly type: OrganizationFieldType;
  /** Types of a field the account already has that do as well. */
  readonly alsoTypes: readonly string[];
  readonly description: string;
  readonly options: readonly FieldOption[];
};

const TYPES = {
  number: "integer",
  decimal: "decimal",
  choice: "dropdown",
  text: "text",
  date: "date",
  yes_no: "checkbox",
} as const satisfies Record<PolicyDocument["facts"][number]["kind"], OrganizationFieldType>;

/** The tier, the four override fields, one field per fact that is not computed, one per role that a field fills. */
export function organizationFieldsOf(document: PolicyDocument): readonly OrganizationFieldDefinition[] {
  const plain = { alsoTypes: [], description: "", options: [] } as const;
  const review = reviewFieldOf(document);
  return [
    {
      key: "service_tier",
      title: "Service tier",
      type: "dropdown",
      alsoTypes: [],
      description: "Set by Tierwise from the policy. To decide otherwise, use the tier override.",
      options: document.tiers.map(({ key, title }) => ({ name: title.en, value: tierOptionValue(key) })),
    },
    {
      key: "tier_override",
      title: "Tier override",
      type: "dropdown",
      alsoTypes: [],
      description: "Wins over the policy's rules while it lasts.",
      options: document.tiers.map(({ key, title }) => ({ name: title.en, value: overrideOptionValue(key) })),
    },
    { ...plain, key: "tier_override_reason", title: "Tier override: reason", type: "text" },
    { ...plain, key: "tier_override_until", title: "Tier override: until", type: "date" },
    {
      ...plain,
      key: "tier_override_by",
      title: "Tier override: by",
      type: "text",
      description: "Written by the sidebar: who set it, and what.",
    },
    ...document.facts
      .filter(({ daysSince }) => daysSince === null)
      .map((fact) => ({
        key: fact.key,
        title: fact.unit === null ? fact.title.en : `${fact.title.en} (${fact.unit})`,
        type: TYPES[fact.kind],
        alsoTypes: [],
        description: fact.description?.en ?? "",
        options: fact.choices.map(({ key, title }) => ({
          name: title.en,
          value: choiceOptionValue(fact.key, key),
        })),
      })),
    ...(review === null ? [] : [{ ...plain, ...review, type: "date" as const }]),
    ...roleFieldsOf(document).map(({ key, title }) => ({
      ...plain,
      key,
      title,
      type: "text" as const,
      // Both hold a user's id.
      alsoTypes: ["lookup", "integer"],
      description: "E-mail address of the person in this role for the customer.",
    })),
  ];
}

/** The dropdown whose value is the SLA tag, first; who answered first where the policy wants it (C3); then visits, callbacks and flows. */
export function ticketFieldsOf(document: PolicyDocument): readonly TicketFieldDefinition[] {
  return [
    {
      title: "Service level",
      type: "tagger",
      description: "Tier and urgency, set by Tierwise.",
      options: document.tiers.flatMap((tier) =>
        document.urgencies.map((urgency) => ({
          name: serviceLevelTitle(tier.title, urgency.title).en,
          value: serviceLevelOptionValue(tier.key, urgency.key),
        })),
      ),
      tag: null,
    },
    ...(document.ownership.firstResponder
      ? [
          {
            title: "First contact",
            type: "lookup",
            relationship_target_type: "zen:user",
            description: "Who answered first and keeps the follow-up; set by Tierwise.",
            options: [],
            tag: null,
          } as const,
        ]
      : []),
    ...taskFieldsOf(document),
    ...flowFieldsOf(document),
  ];
}

/** "VIP · Urgent", in every language that one of the two has. */
export function serviceLevelTitle(tier: Localized, urgency: Localized): Localized {
  const inLanguage = (language: Language): string =>
    `${tier[language] ?? tier.en} · ${urgency[language] ?? urgency.en}`;
  const others = LANGUAGES.filter(
    (language) => tier[language] !== undefined || urgency[language] !== undefined,
  );
  return {
    en: inLanguage("en"),
    ...Object.fromEntries(others.map((language) => [language, inLanguage(language)])),
  };
}
