import * as v from "valibot";
import { conditions } from "./conditions.ts";
import { localized } from "./localized.ts";
import { key, maybe, oneOf, section, someOf, text } from "./section.ts";

const status = oneOf(["new", "open", "pending", "hold", "solved", "closed"]);

/** A moment in a conversation, with the ticket statuses it belongs to. */
export const stage = section({ key, title: localized, statuses: someOf(status) });

/** A way of talking that follows the customer's segments (B18, D13). */
export const register = section({ key, title: localized, when: maybe(conditions) });

export const reply = section({
  key,
  stage: key,
  title: localized,
  tiers: someOf(key),
  segments: someOf(key),
  urgencies: someOf(key),
  when: maybe(conditions),
  register: maybe(key),
  channel: v.optional(oneOf(["public_reply", "call_script"]), "public_reply"),
  shortcut: maybe(text),
  /** Zendesk's Liquid placeholders, `[[slots]]` for the agent to fill. */
  body: localized,
  clause: maybe(text),
});
