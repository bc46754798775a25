import type { Field, FieldKind } from "../conditions/field.ts";
import { TICKET_FIELD_NAMES, ticketField } from "../conditions/ticketField.ts";
import type { Found, Subject } from "../conditions/subject.ts";
import { PROMISE_STATE_FIELD, PROMISE_STATES } from "../reply/promiseStates.ts";
import type { PolicyDocument } from "./schema/document.ts";

type Fact = PolicyDocument["facts"][number];

/** Where conditions stand: what is already known there decides which fields they may name. */
export type ConditionScope =
  | "tier"
  | "segment"
  /** A customer as such, judged to the end: no ticket is there to be asked about. */
  | "care"
  | "ticket"
  | "reply"
  /** What an agent is offered: asked while the ticket is looked at, so it may also ask how its promises stand. */
  | "offer";

/** The fields that conditions of a scope may name. */
export type FieldsOf = { readonly find: (name: string) => Field | null; readonly names: readonly string[] };

const ORGANIZATION_FIELD = "organization.custom_fields.";

/** All fields of a policy in a scope, by Zendesk's names, the facts' bare keys, and ours. */
export function fieldsOf(
  document: Pick<PolicyDocument, "facts" | "tiers" | "segments" | "urgencies">,
  scope: ConditionScope,
): FieldsOf {
  const fields = new Map<string, Field>();
  for (const fact of document.facts) {
    const field = factField(fact);
    fields.set(fact.key, field);
    fields.set(ORGANIZATION_FIELD + fact.key, field);
  }
  fields.set(
    "organization.tags",
    own("organization.tags", "list", [], (subject) => subject.tags),
  );
  if (scope !== "tier") {
    fields.set(
      "service_tier",
      own("service_tier", "choice", document.tiers, (subject) => subject.tier ?? undefined),
    );
  }
  const isOnTicket = scope === "ticket" || scope === "reply" || scope === "offer";
  if (isOnTicket || scope === "care") {
    fields.set(
      "segment",
      own("segment", "list", document.segments, (subject) => subject.segments ?? []),
    );
  }
  if (scope === "reply" || scope === "offer") {
    fields.set(
      "urgency",
      own("urgency", "choice", document.urgencies, (subject) => subject.urgency ?? undefined),
    );
  }
  if (scope === "offer") {
    const states = PROMISE_STATES.map((key) => ({ key }));
    fields.set(
      PROMISE_STATE_FIELD,
      own(PROMISE_STATE_FIELD, "list", states, (subject) => subject.promises),
    );
  }
  return {
    find: (name) => fields.get(name) ?? (isOnTicket ? ticketField(name) : null),
    names: [...fields.keys(), ...(isOnTicket ? [...TICKET_FIELD_NAMES, "custom_fields_<id>"] : [])],
  };
}

function own(
  name: string,
  kind: FieldKind,
  choices: readonly { key: string }[],
  read: (subject: Subject) => Found,
): Field {
  return {
    name,
    kind,
    title: null,
    unit: null,
    order: [],
    choices: new Map(choices.map(({ key }) => [key, [key]])),
    factKey: null,
    read,
  };
}

const KINDS = {
  number: "number",
  decimal: "number",
  choice: "choice",
  text: "text",
  date: "date",
  yes_no: "yes_no",
} as const satisfies Record<Fact["kind"], FieldKind>;

function factField(fact: Fact): Field {
  const { key } = fact;
  // A choice may be named by its key or by its option value in Zendesk; both may be found.
  const spellings = fact.choices.flatMap((choice) => {
    const both = [choice.key, choiceOptionValue(key, choice.key)];
    return both.map((name) => [name, both] as const);
  });
  return {
    name: key,
    kind: fact.daysSince === null ? KINDS[fact.kind] : "number",
    title: fact.title,
    unit: fact.unit,
    order: [],
    choices: new Map(spellings),
    factKey: key,
    read: (subject) => subject.facts[key],
  };
}

/** The option value (a tag in Zendesk) of a fact's choice. */
export function choiceOptionValue(factKey: string, choiceKey: string): string {
  return `${factKey}_${choiceKey}`;
}
