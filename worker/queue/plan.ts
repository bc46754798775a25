import type { Organization, Ticket } from "#zendesk";
import type { Delivery } from "./message.ts";

/** What has to be looked at, from whatever side it came: deliveries, the sweep, a re-judgement. */
export type Plan = {
  /** Events in any order, each about a ticket or an organization. */
  readonly deliveries: readonly Delivery[];
  /** To be read in Zendesk. */
  readonly readTickets: readonly number[];
  readonly readOrganizations: readonly number[];
  /** To be judged again from the ledger alone. */
  readonly judge: readonly number[];
  readonly decide: readonly number[];
  /** Pages of Zendesk's exports. */
  readonly exportedTickets: readonly Ticket[];
  readonly exportedOrganizations: readonly Organization[];
  /** For the history and for people who ask: an event's id stands where one event did it. */
  readonly cause: string;
  /** The account's past, read for the first time: nobody waits for it, solved tickets stay as they are. */
  readonly isBackfill: boolean;
  /** To be written in the same transaction as what is learnt: the sweep's cursor moves only with its repairs. */
  readonly alongside: (learnt: { readonly changed: number }) => readonly D1PreparedStatement[];
};

export const NOTHING_TO_LOOK_AT: Plan = {
  deliveries: [],
  readTickets: [],
  readOrganizations: [],
  judge: [],
  decide: [],
  exportedTickets: [],
  exportedOrganizations: [],
  cause: "",
  isBackfill: false,
  alongside: () => [],
};
