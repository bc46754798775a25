import { taskKindOf, type TicketStatus } from "#core";
import type { StoredVisit } from "../store/visits.ts";
import type { LookedAtTicket } from "./gatherTickets.ts";

const STATES = {
  new: "planned",
  open: "planned",
  pending: "planned",
  hold: "planned",
  solved: "done",
  closed: "done",
  deleted: "cancelled",
} as const satisfies Record<TicketStatus, StoredVisit["state"]>;

/** Tag by which a visit's task ticket names its kind, e.g. "visit_onsite". */
const KIND_TAG = /^visit_(?<kind>[a-z0-9_]+)$/;

/** The visit that a task ticket stands for; null for other tickets. `zone`: where its date is read. */
export function visitOf({ row, read }: LookedAtTicket, zone: string): StoredVisit | null {
  const { facts } = row;
  if (taskKindOf(facts.externalId) !== "visit") return null;
  return {
    id: facts.id,
    organizationId: facts.organizationId,
    kind:
      facts.tags.map((tag) => KIND_TAG.exec(tag)?.groups?.["kind"]).find((kind) => kind !== undefined) ??
      null,
    state: STATES[facts.status],
    on: localDate(read?.due_at ?? row.updatedAt, zone),
    updatedAt: row.updatedAt,
  };
}

function localDate(instant: string, zone: string): string {
  // "sv-SE" writes ISO dates.
  return new Intl.DateTimeFormat("sv-SE", { timeZone: zone }).format(new Date(instant));
}
