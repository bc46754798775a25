import { dayText, instantOf, localDay, type Policy, policyZone, readGuardTag } from "#core";
import type { GuardCountRow } from "../store/guardCounts.ts";
import type { TicketRow } from "../store/tickets.ts";

/** What the tags of tickets tell about the check of their replies; the day is local to the policy. */
export function guardCountsOf(policy: Policy, rows: readonly TicketRow[]): readonly GuardCountRow[] {
  return rows.flatMap(({ facts, updatedAt }) =>
    facts.tags.flatMap((tag) => {
      const read = readGuardTag(tag);
      if (read === null) return [];
      return [
        { ticketId: facts.id, ...read, day: dayText(localDay(policyZone(policy), instantOf(updatedAt))) },
      ];
    }),
  );
}
