import type { ServiceLevelBecause, TierBecause } from "./explanation.ts";
import type { CustomerFacts, InstantText, TicketFacts, TicketPriority, TierStanding } from "./facts.ts";
import type { LevelEvent } from "./timeline.ts";

/** What `decide` looks at: a ticket with or without its customer, or a customer alone. */
export type DecisionFacts = {
  readonly customer: CustomerFacts | null;
  readonly ticket: TicketFacts | null;
};

/** What should be true in Zendesk and in the ledger, and because of what. */
export type Decision = {
  readonly tier: TierDecision;
  /** Null without a ticket, and on our own task tickets. */
  readonly ticket: TicketDecision | null;
};

export type TierDecision = {
  readonly tier: string;
  /** What the ledger should hold for the customer from now on; null without a customer. */
  readonly standing: TierStanding | null;
  /** Option value that the organization field `service_tier` should have; null without a customer. */
  readonly optionValue: string | null;
  readonly because: TierBecause;
  /** When to judge again although no fact changes (end of an override, of a stay or grace, a count of days); null: no need. */
  readonly judgeAgainAt: InstantText | null;
};

export type TicketDecision = {
  readonly urgency: string;
  /** Value that the ticket field "Service level" should have. Null: leave as it is (closed, deleted). */
  readonly serviceLevel: string | null;
  /** Priority to set on a ticket nobody gave one (A4); null: leave as it is. */
  readonly priority: TicketPriority | null;
  /** Group (by name) for a new ticket that has neither group nor assignee (A4, F3); null: leave as it is. */
  readonly group: string | null;
  /** Role whose person gets a new ticket that has no assignee (A3, A4); null: leave as it is. */
  readonly assign: string | null;
  /** What clocks go by: a `level` event of the timeline when it differs from the last one. */
  readonly level: Pick<LevelEvent, "tier" | "urgency" | "segments" | "problemType">;
  readonly because: ServiceLevelBecause;
};
