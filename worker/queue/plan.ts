import type { Organization, Ticket } from "#zendesk";
import { NOTHING_UNHEARD, type Unheard } from "../promises/momentsInSaves.ts";
import type { Delivery } from "./message.ts";

/** What has to be looked at, from whatever side it came: deliveries, the sweep, a re-judgement. */
export type Plan = {
  /** Events in any order, each about a ticket or an organization. */
  readonly deliveries: readonly Delivery[];
  /** To be read in Zendesk. */
  readonly readTickets: readonly number[];
  /** Those among them of which Zendesk refused a write. */
  readonly refusedTickets: readonly number[];
  readonly readOrganizations: readonly number[];
  /** To be judged again from the ledger alone. */
  readonly judge: readonly number[];
  /** Customers whose open tickets are decided again even if their tier stays: a segment may have changed. */
  readonly ticketsOf: readonly number[];
  readonly decide: readonly number[];
  /** Pages of Zendesk's exports. */
  readonly exportedTickets: readonly Ticket[];
  readonly exportedOrganizations: readonly Organization[];
  /** What was saved on tickets that are read or exported here, and no webhook told. */
  readonly unheard: Unheard;
  /** For the history and for people who ask: an event's id stands where one event did it. */
  readonly cause: string;
  /** The account's past, read for the first time: nobody waits for it, solved tickets stay as they are. */
  readonly isBackfill: boolean;
  /** To be written in the same transaction as what is learnt: the sweep's cursor moves only with its repairs. */
  readonly alongside: (learnt: LearntInShort) => readonly D1PreparedStatement[];
};

export type LearntInShort = {
  /** Tickets and tiers that are not as they were, and tickets whose history was not whole. */
  readonly changed: number;
  /** Customers with another tier. */
  readonly moved: number;
  /** Customers who from now on keep a tier that the rules no longer give them. */
  readonly kept: number;
  /** Nothing has to be read again later. */
  readonly isComplete: boolean;
};

export const NOTHING_TO_LOOK_AT: Plan = {
  deliveries: [],
  readTickets: [],
  refusedTickets: [],
  readOrganizations: [],
  judge: [],
  ticketsOf: [],
  decide: [],
  exportedTickets: [],
  exportedOrganizations: [],
  unheard: NOTHING_UNHEARD,
  cause: "",
  isBackfill: false,
  alongside: () => [],
};
