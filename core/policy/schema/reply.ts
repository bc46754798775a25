import * as v from "valibot";
import { conditions } from "./conditions.ts";
import { localized, wholeLocalized } from "./localized.ts";
import { key, maybe, oneOf, section, someOf, text } from "./section.ts";

const status = oneOf(["new", "open", "pending", "hold", "solved", "closed"]);

/** A moment in a conversation, with the ticket statuses it belongs to. */
export const stage = section({ key, title: localized, statuses: someOf(status) });

/** A way of talking that follows the customer's segments and facts (B18, D13). */
export const register = section({ key, title: localized, when: maybe(conditions) });

/** The same reply said in another way: it takes the body's place where the register's conditions hold. */
const variant = section({ register: key, body: wholeLocalized });

export const reply = section({
  key,
  stage: key,
  title: localized,
  tiers: someOf(key),
  segments: someOf(key),
  urgencies: someOf(key),
  when: maybe(conditions),
  /** Offered only to customers of this register. */
  register: maybe(key),
  variants: someOf(variant),
  /** A snippet is never offered by itself: other replies include it. */
  channel: v.optional(oneOf(["public_reply", "call_script", "snippet"]), "public_reply"),
  shortcut: maybe(text),
  /** Zendesk's Liquid placeholders, `[[slots]]` for the agent to fill, `{% include 'key' %}` of other replies. */
  body: wholeLocalized,
  clause: maybe(text),
});
