import * as v from "valibot";
import { conditions } from "./conditions.ts";
import { localized } from "./localized.ts";
import { flag, key, list, maybe, oneOf, section, someOf, text } from "./section.ts";

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

const flowStep = section({
  key,
  title: localized,
  question: maybe(localized),
  /** Ticket field the answer goes to. */
  record: maybe(text),
  replies: someOf(key),
  checklist: someOf(localized),
  /** Where the answer leads; the first that holds. `when: null` always does. No entry: the next step. */
  next: someOf(section({ when: maybe(conditions), answer: maybe(text), to: key })),
  required: v.optional(flag, false),
});

/** A guided conversation whose steps are ticked on the ticket (A9, D5, D6, F1). */
export const flow = section({
  key,
  title: localized,
  when: maybe(conditions),
  steps: list(flowStep),
  clause: maybe(text),
});
