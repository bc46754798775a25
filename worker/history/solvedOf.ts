import {
  type CustomerFacts,
  judgeTier,
  type Policy,
  serviceLevelOf,
  type TicketStatus,
  taskOf,
  withComputedFacts,
} from "#core";
import type { SolvedRow } from "../store/solvedTickets.ts";
import type { TicketRow } from "../store/tickets.ts";

/** What a look at tickets means for what helped last time (B4). */
export type Solved = {
  readonly rows: readonly SolvedRow[];
  /** Tickets that are solved no more. */
  readonly dropped: readonly number[];
};

type Look = { readonly row: TicketRow; readonly customer: CustomerFacts | null };

const isSolved = (status: TicketStatus): boolean => status === "solved" || status === "closed";

/** Solved tickets of customers, with what they were about by the policy of now; tasks of ours solve nobody's problem. */
export function solvedOf(policy: Policy, looks: readonly Look[], now: string): Solved {
  const rows: SolvedRow[] = [];
  const dropped: number[] = [];
  for (const { row, customer } of looks) {
    const { facts } = row;
    if (taskOf(policy, facts) !== null) continue;
    if (!isSolved(facts.status) || facts.organizationId === null) {
      dropped.push(facts.id);
      continue;
    }
    rows.push({
      ticketId: facts.id,
      organizationId: facts.organizationId,
      problemType: problemTypeIn(policy, row, customer, now),
      words: facts.subjectWords,
      tags: facts.tags,
      solverId: facts.assigneeId,
      solvedAt: row.updatedAt,
    });
  }
  return { rows, dropped };
}

function problemTypeIn(
  policy: Policy,
  { facts }: TicketRow,
  customer: CustomerFacts | null,
  now: string,
): string | null {
  const known = customer && withComputedFacts(policy, customer, now);
  const tier = known === null ? policy.defaultTier.key : judgeTier(policy, known, now).tier;
  return serviceLevelOf(policy, facts, tier, known).problemType;
}
