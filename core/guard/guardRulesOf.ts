import type { GuardRules } from "../contract/guard.ts";
import type { PolicyDocument } from "../policy/schema/document.ts";
import { tierWordsOf } from "./tierWordsOf.ts";

/** The part of a policy's guard that is the same for every ticket. */
export function guardRulesOf(document: Pick<PolicyDocument, "guard" | "tiers">): GuardRules {
  const { phrases, unfilledSlots, tierWords, wrongLanguage, mayOverrideWithReason } = document.guard;
  return {
    phrases: phrases.map(({ key, title, phrases: wanted, except, better, verdict, clause }) => ({
      key,
      title,
      phrases: wanted,
      except,
      better,
      verdict,
      clause,
    })),
    unfilledSlots,
    tierWords: { verdict: tierWords.verdict, words: tierWordsOf(document) },
    wrongLanguage,
    mayOverrideWithReason,
  };
}
