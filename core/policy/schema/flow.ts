import * as v from "valibot";
import { conditions } from "./conditions.ts";
import { localized } from "./localized.ts";
import { flag, key, list, maybe, section, someOf, text } from "./section.ts";

const flowStep = section({
  key,
  title: localized,
  question: maybe(localized),
  /** What may be answered; `value` is what goes into the field that `record` names, the key where it is left out. */
  answers: someOf(section({ key, title: localized, value: maybe(text) })),
  /** Ticket field the answer goes to: its id or its title. */
  record: maybe(text),
  replies: someOf(key),
  checklist: someOf(localized),
  /**
   * Where it goes on: the first entry whose answer was given (or that names none) and whose conditions hold (or that
   * has none). No such entry: the next step of the list, after the last one the end.
   */
  next: someOf(section({ when: maybe(conditions), answer: maybe(key), to: key })),
  /** May not be skipped. */
  required: v.optional(flag, false),
});

/** A guided conversation whose steps are ticked on the ticket (A9, D5, D6, F1). */
export const flow = section({
  key,
  title: localized,
  /** Offered by itself where this holds; without it, by hand only. */
  when: maybe(conditions),
  steps: list(flowStep),
  clause: maybe(text),
});
