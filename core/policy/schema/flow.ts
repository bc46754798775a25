import * as v from "valibot";
import { conditions } from "./conditions.ts";
import { localized } from "./localized.ts";
import { flag, key, list, maybe, section, someOf, text } from "./section.ts";

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
