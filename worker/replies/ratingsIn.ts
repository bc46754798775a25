import type { Delivery } from "../queue/message.ts";
import type { RatingRow } from "../store/replyUses.ts";

/** How customers rated tickets, as events tell; of what they wrote with it nothing is kept. */
export function ratingsIn(deliveries: readonly Delivery[]): readonly RatingRow[] {
  return deliveries.flatMap(({ about, at }) =>
    about.kind === "ticket" && about.happened?.kind === "rated"
      ? [{ ticketId: about.id, rating: about.happened.score, at }]
      : [],
  );
}
