import type { Language, Localized } from "./localized.ts";

/** What a draft is checked for, as the app gets it: plain data, the same for every ticket of a policy version. */
export type GuardRules = {
  readonly phrases: readonly GuardPhrases[];
  readonly unfilledSlots: GuardVerdict;
  readonly tierWords: { readonly verdict: GuardVerdict; readonly words: readonly string[] };
  readonly wrongLanguage: GuardVerdict;
  readonly mayOverrideWithReason: boolean;
};

/** Phrases that must not reach a customer (A13, B16). */
export type GuardPhrases = {
  readonly key: string;
  readonly title: Localized;
  readonly phrases: readonly string[];
  /** Longer wordings in which they are harmless. */
  readonly except: readonly string[];
  /** What to say instead. */
  readonly better: Localized | null;
  readonly verdict: GuardVerdict;
  readonly clause: string | null;
};

export type GuardVerdict = "off" | "warn" | "block";

/** What the brief says of the check; the rules are those of the brief's policy version: `GET /api/policy/guard`. */
export type BriefGuard = Pick<DraftQuestion, "statedTime">;

/** What the check needs to know about the ticket. */
export type DraftQuestion = {
  /** Null: the customer's language is unknown, nothing is said about it. */
  readonly language: Language | null;
  /** Whether this reply must name a time (B16): the policy's conditions, judged for this ticket. */
  readonly statedTime: GuardVerdict;
};

/** One thing that is wrong with a draft. Offsets are UTF-16 units `[from, to)` of the draft; the whole draft: 0, 0. */
export type DraftFinding = {
  readonly rule: "phrase" | "slot" | "placeholder" | "tier_word" | "stated_time" | "language";
  readonly verdict: Exclude<GuardVerdict, "off">;
  /** Of the phrases; null for the other rules. */
  readonly key: string | null;
  readonly title: Localized | null;
  readonly from: number;
  readonly to: number;
  readonly found: string;
  readonly better: Localized | null;
  readonly clause: string | null;
};
