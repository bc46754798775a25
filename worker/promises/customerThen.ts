import type { CustomerFacts, LevelEvent, TimelineEvent } from "#core";
import type { TicketRow } from "../store/tickets.ts";

/** What is known of whose a ticket is, and was. */
export type Belonging = {
  readonly row: TicketRow;
  /** Its customer of today. */
  readonly customer: CustomerFacts | null;
  /** Others that are named in what was just learnt, as they are today; without those the ledger does not know. */
  readonly others: ReadonlyMap<number, CustomerFacts>;
  readonly known: readonly TimelineEvent[];
};

/**
 * A ticket's customer at an instant that others are known to have come after: of whatever organization it was then, in
 * the tier that the ticket's history says it had. What comes in its order finds the customer of today.
 * @param organizationId the ticket's at `at`; null: none.
 */
export function customerThen(
  { row, customer, others, known }: Belonging,
  organizationId: number | null,
  at: string,
): CustomerFacts | null {
  const isStillIts = organizationId === row.facts.organizationId;
  const levels = known.filter((event) => event.kind === "level");
  if (isStillIts && levels.every((level) => level.at <= at)) return customer;
  if (organizationId === null) return null;
  const facts = isStillIts ? customer : (others.get(organizationId) ?? null);
  const level = levelOf(levels, organizationId, at);
  if (level === null) return facts ?? customer;
  return { ...(facts ?? unknownCustomer(organizationId)), override: setTo(level.tier) };
}

/** The last one of that organization up to then; where there is none, the first one after. */
function levelOf(levels: readonly LevelEvent[], organizationId: number, at: string): LevelEvent | null {
  const ofIt = levels
    .filter((level) => level.organizationId === organizationId)
    .toSorted((one, other) => (one.at < other.at ? -1 : 1));
  return ofIt.findLast((level) => level.at <= at) ?? ofIt[0] ?? null;
}

/** Whatever the rules make of today's facts. */
const setTo = (tier: string): CustomerFacts["override"] => ({ tier, reason: null, by: null, until: null });

const unknownCustomer = (id: number): CustomerFacts => ({
  id,
  name: null,
  facts: {},
  tags: [],
  standing: null,
  override: null,
  cutOffs: {},
});
