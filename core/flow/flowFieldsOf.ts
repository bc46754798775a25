import type { TicketFieldDefinition } from "../policy/ticketFieldDefinition.ts";
import type { PolicyDocument } from "../policy/schema/document.ts";

const isId = (record: string): boolean => /^\d+$/.test(record);

/**
 * Text fields that flows write answers to, each title once. A field that is named by its id, or takes one of a step's
 * answers, is the account's own.
 */
export function flowFieldsOf({ flows }: Pick<PolicyDocument, "flows">): readonly TicketFieldDefinition[] {
  const titles = flows.flatMap(({ steps }) =>
    steps.flatMap(({ record, answers }) =>
      record === null || isId(record) || answers.length > 0 ? [] : [record],
    ),
  );
  return [...new Set(titles)].map((title) => ({
    title,
    type: "text",
    alsoTypes: ["textarea", "regexp"],
    description: "Written down in a guided call.",
    options: [],
    tag: null,
  }));
}
