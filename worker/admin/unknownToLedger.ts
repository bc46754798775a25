import type { Policy } from "#core";

/**
 * What a draft asks for that the ledger does not hold, because the policy in force does not ask for it: unknown in a
 * preview, read from Zendesk when the draft is put in force.
 */
export function unknownToLedger(current: Policy, draft: Policy): readonly string[] {
  const missing = <Item>(asked: readonly Item[], known: readonly Item[]): readonly Item[] =>
    asked.filter((item) => !known.includes(item));
  return [
    ...missing(draft.reads.organizationFields, current.reads.organizationFields).map(
      (key) => `organization field ${key}`,
    ),
    ...missing(draft.reads.ticketFields, current.reads.ticketFields).map((id) => `ticket field ${id}`),
    ...missing(draft.reads.subjectWords, current.reads.subjectWords).map((word) => `subject word "${word}"`),
  ];
}
