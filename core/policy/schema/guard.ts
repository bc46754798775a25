import * as v from "valibot";
import { LANGUAGES } from "../../contract/localized.ts";
import { conditions } from "./conditions.ts";
import { localized } from "./localized.ts";
import { flag, key, list, maybe, oneOf, section, someOf, text } from "./section.ts";

const verdict = oneOf(["off", "warn", "block"]);

/** Phrases that must not reach a customer (A13, B16), with a better wording. */
const phrases = section({
  key,
  title: localized,
  language: oneOf(LANGUAGES),
  phrases: list(text),
  /** Words in which a phrase is harmless. */
  except: someOf(text),
  better: maybe(localized),
  verdict: v.optional(verdict, "warn"),
  clause: maybe(text),
});

/** What is checked before a reply is sent. */
export const guard = section({
  phrases: someOf(phrases),
  unfilledSlots: v.optional(verdict, "block"),
  /** Naming the customer's tier to the customer. */
  tierWords: v.optional(section({ verdict: v.optional(verdict, "block"), words: someOf(text) }), {}),
  /** A reply that must name a time (B16). */
  statedTime: v.optional(section({ verdict: v.optional(verdict, "off"), when: maybe(conditions) }), {}),
  wrongLanguage: v.optional(verdict, "warn"),
  mayOverrideWithReason: v.optional(flag, true),
});
