import type { Ticket } from "#zendesk";
import { ticketsErased } from "../store/audit.ts";

/** Tickets that were deleted for good, as far as this look goes. */
export type ErasedTickets = {
  /** To be forgotten now. */
  readonly news: ReadonlySet<number>;
  /** All of them: what late events and exports still tell of them is nothing to keep. */
  readonly all: ReadonlySet<number>;
};

/**
 * Deleted for good, by an event or by the export, where only the id is left; or earlier, of which the audit knows.
 * @param ids that are looked at. @param known those among them that the ledger has.
 */
export async function erasedTickets(
  db: D1Database,
  {
    ids,
    known,
    told,
    exported,
    isBackfill,
  }: {
    readonly ids: ReadonlySet<number>;
    readonly known: ReadonlyMap<number, unknown>;
    /** By `ticket.permanently_deleted`. */
    readonly told: readonly number[];
    readonly exported: readonly Ticket[];
    /** What was erased before we came is no news. */
    readonly isBackfill: boolean;
  },
): Promise<ErasedTickets> {
  const shown = exported.filter(isErased).map(({ id }) => id);
  const seen = [...told, ...(isBackfill ? shown.filter((id) => known.has(id)) : shown)];
  const before = await ticketsErased(
    db,
    [...ids].filter((id) => !known.has(id)),
  );
  return {
    news: new Set(seen.filter((id) => !before.has(id))),
    all: new Set([...told, ...shown, ...before]),
  };
}

/** Zendesk writes it as the status or, where that is "deleted", in place of the texts (facts zendesk-api 5). */
const isErased = ({ status, subject }: Ticket): boolean =>
  status.toLowerCase() === "scrubbed" || (status === "deleted" && subject === "SCRUBBED");
