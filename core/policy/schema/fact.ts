import { localized } from "./localized.ts";
import { key, maybe, oneOf, section, someOf, text } from "./section.ts";

/** What kinds of organization field a fact can live in (setup creates it as such). */
export const FACT_KINDS = ["number", "decimal", "choice", "text", "date", "yes_no"] as const;

/**
 * A known value about a customer: one organization field of the same key.
 * With `daysSince` it is computed from a date fact and has no field of its own.
 */
export const fact = section({
  key,
  title: localized,
  kind: oneOf(FACT_KINDS),
  unit: maybe(text),
  description: maybe(localized),
  choices: someOf(section({ key, title: localized })),
  daysSince: maybe(key),
});
