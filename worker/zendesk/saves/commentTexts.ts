import * as v from "valibot";
import type { TicketAudit } from "../schemas/ticket.ts";
import { wholeSecondOf } from "./ticketSave.ts";

const comment = v.looseObject({ type: v.literal("Comment"), body: v.string() });

/** The comments that a ticket's audits tell of, oldest first. `at`: whole second. `text`: as it was written, but for white space. */
export type CommentText = { readonly at: string; readonly text: string };

/** Source: facts of `GET /api/v2/tickets/{id}/audits`. */
export function commentTexts(audits: readonly TicketAudit[]): readonly CommentText[] {
  return audits.flatMap(({ created_at: createdAt, events }) =>
    events.flatMap((event) => {
      const parsed = v.safeParse(comment, event);
      return parsed.success ? [{ at: wholeSecondOf(createdAt), text: parsed.output.body }] : [];
    }),
  );
}
