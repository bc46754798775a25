import type { LookedAtTicket } from "../queue/gatherTickets.ts";
import type { RatingRow } from "../store/replyUses.ts";

/** How customers have rated tickets, as the tickets themselves say where they were read; "offered" and the like are no ratings. */
export function ratingsOn(tickets: readonly LookedAtTicket[]): readonly RatingRow[] {
  return tickets.flatMap(({ read }) => {
    if (read === null) return [];
    const { id: ticketId, satisfaction_rating: rating, updated_at: at } = read;
    return rating?.score === "good" || rating?.score === "bad"
      ? [{ ticketId, rating: rating.score, at }]
      : [];
  });
}
