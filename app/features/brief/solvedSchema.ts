import * as v from "valibot";
import { Localized } from "../../shared/i18n/localizedSchema.ts";

const Titled = v.object({ key: v.string(), title: Localized });

/** Earlier tickets of a brief. */
export const SolvedTickets = v.array(
  v.object({
    ticketId: v.number(),
    solvedAt: v.string(),
    solver: v.nullable(v.object({ id: v.number(), name: v.nullable(v.string()) })),
    problemType: v.nullable(Titled),
    words: v.array(v.string()),
    replies: v.array(Titled),
    answers: v.array(v.object({ flow: Localized, step: Localized, answer: Localized })),
  }),
);
