import type { FactMap, FactValue, TicketFacts } from "../contract/facts.ts";

/**
 * What conditions are asked about. `facts` and `tags` are the organization's, so a `CustomerFacts` is a subject as
 * it stands and a bulk judgement allocates nothing.
 */
export type Subject = {
  readonly facts: FactMap;
  readonly tags: readonly string[];
  readonly ticket?: TicketFacts | null;
  readonly tier?: string | null;
  readonly segments?: readonly string[];
  readonly urgency?: string | null;
  /** How the open promises stand (`PROMISE_STATES`). */
  readonly promises?: readonly string[];
};

/** A field's value: `null` is known to be empty (a ticket without priority), `undefined` is unknown. */
export type Found = FactValue | null | undefined;

/** The subject of a ticket that has no organization. */
export const NO_CUSTOMER: Pick<Subject, "facts" | "tags"> = { facts: {}, tags: [] };
