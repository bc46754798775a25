import * as v from "valibot";
import { localized } from "./localized.ts";
import { BETWEEN_NAMES, flag, key, list, section, text } from "./section.ts";

const ways = [
  section({ by: v.literal("organization_field"), field: key }),
  section({ by: v.literal("user_field"), field: key }),
  section({ by: v.literal("first_responder") }),
  section({ by: v.literal("assignee") }),
  section({ by: v.literal("previous_engineer") }),
  section({ by: v.literal("agent"), email: text }),
  section({ by: v.literal("group"), group: text }),
] as const;

const way = v.variant("by", ways, ways.map((one) => one.entries.by.literal).join(BETWEEN_NAMES));

/** A duty that resolves to a person for a customer: the first way that leads to an active agent (B2). */
export const role = section({ key, title: localized, resolve: list(way) });

/** First-contact responsibility (C3): who answers first owns the ticket to its end. */
export const ownership = section({ firstResponder: v.optional(flag, false) });
