import { dayText, instantOf, localDay, type Policy, policyZone, repliesIn } from "#core";
import type { ReplyUseRow } from "../store/replyUses.ts";
import type { TicketRow } from "../store/tickets.ts";

/** Which of the policy's replies the tags of tickets tell of; the day is local to the policy. */
export function replyUsesOf(policy: Policy, rows: readonly TicketRow[]): readonly ReplyUseRow[] {
  const keys = new Set(policy.replies.map(({ key }) => key));
  return rows.flatMap(({ facts, updatedAt }) =>
    repliesIn(facts.tags, keys).map((reply) => ({
      ticketId: facts.id,
      reply,
      at: updatedAt,
      day: dayText(localDay(policyZone(policy), instantOf(updatedAt))),
    })),
  );
}
