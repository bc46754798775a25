import type { DraftFinding, DraftQuestion, GuardRules, GuardVerdict } from "../contract/guard.ts";
import type { ChineseForms } from "./chineseForms.ts";
import { findPhrases, type Found, harmful, placesOf } from "./findPhrases.ts";
import { type FoldedText, textFolder } from "./foldText.ts";
import { namesATime } from "./namesATime.ts";
import { isWrongLanguage } from "./wrongLanguage.ts";

/** Checks a draft; findings in the order of the text, those about the whole draft first. */
export type CheckDraft = (draft: string, question: DraftQuestion) => readonly DraftFinding[];

/** `[[slot]]`, also one that was never closed. */
const SLOT = /\[\[[^\]]*(?:\]\])?/gu;
/** A placeholder that nobody filled. */
const PLACEHOLDER = /\{\{[^}]*(?:\}\})?|\{%[^%]*(?:%\})?/gu;
/** Names that only our fields have. */
const OWN_TAG = /\b(?:tier|sla)_[a-z0-9_]+\b/giu;

/** Words of thanks need none. In UTF-16 units. */
const LEAST_TEXT_FOR_A_TIME = 15;

/** Folds the rules once; a draft is then checked without further work than looking for them. */
export function compileGuard(rules: GuardRules, forms: ChineseForms): CheckDraft {
  const folder = textFolder(forms);
  const fold = (text: string): string => folder(text).text.trim();
  const phrases = rules.phrases
    .filter(({ verdict }) => verdict !== "off")
    .map((rule) => ({ rule, wanted: rule.phrases.map(fold), except: rule.except.map(fold) }));
  const tierWords = rules.tierWords.words.map(fold);
  const findAll = findPhrases([
    ...phrases.flatMap(({ wanted, except }) => [...wanted, ...except]),
    ...tierWords,
  ]);
  return (draft, question) => {
    if (draft.trim() === "") return [];
    const folded = folder(draft);
    const places = findAll(folded.text);
    const whole = (rule: "stated_time" | "language", verdict: GuardVerdict, isWrong: boolean) =>
      isWrong ? finding({ rule, verdict }, draft, { from: 0, to: 0 }) : [];
    const raw = (rule: "slot" | "placeholder" | "tier_word", verdict: GuardVerdict, pattern: RegExp) =>
      [...draft.matchAll(pattern)].flatMap(({ 0: text, index }) =>
        finding({ rule, verdict }, draft, { from: index, to: index + text.length }),
      );
    const about = [
      ...whole(
        "stated_time",
        question.statedTime,
        question.statedTime !== "off" && draft.length >= LEAST_TEXT_FOR_A_TIME && !namesATime(draft),
      ),
      ...whole("language", rules.wrongLanguage, isWrongLanguage(draft, question.language, forms)),
    ];
    const inText = [
      ...phrases.flatMap(({ rule, wanted, except }) => {
        const harmless = except.flatMap((wording) => placesOf(places, wording));
        return wanted
          .flatMap((phrase) => harmful(placesOf(places, phrase), harmless))
          .flatMap((found) => finding({ ...rule, rule: "phrase" }, draft, inOriginal(folded, found)));
      }),
      ...raw("slot", rules.unfilledSlots, SLOT),
      ...raw("placeholder", rules.unfilledSlots, PLACEHOLDER),
      ...tierWords
        .flatMap((word) => placesOf(places, word))
        .flatMap((found) =>
          finding({ rule: "tier_word", verdict: rules.tierWords.verdict }, draft, inOriginal(folded, found)),
        ),
      ...raw("tier_word", rules.tierWords.verdict, OWN_TAG),
    ];
    return [...about, ...widest(inText.toSorted((one, other) => one.from - other.from || other.to - one.to))];
  };
}

type Rule = Pick<DraftFinding, "rule"> & { readonly verdict: GuardVerdict } & Partial<
    Pick<DraftFinding, "key" | "title" | "better" | "clause">
  >;

function finding(rule: Rule, draft: string, { from, to }: Found): readonly DraftFinding[] {
  const { verdict, key = null, title = null, better = null, clause = null } = rule;
  if (verdict === "off") return [];
  return [{ rule: rule.rule, verdict, key, title, from, to, found: draft.slice(from, to), better, clause }];
}

function inOriginal({ starts, ends }: FoldedText, { from, to }: Found): Found {
  return { from: starts[from] ?? 0, to: ends[to - 1] ?? 0 };
}

/** Of findings of one rule that lie inside each other the widest, and of the same words the gravest; they come sorted. */
function widest(findings: readonly DraftFinding[]): readonly DraftFinding[] {
  return findings.filter(
    (one, place) => !findings.some((other, otherPlace) => covers(other, one, otherPlace < place)),
  );
}

function covers(other: DraftFinding, one: DraftFinding, isBefore: boolean): boolean {
  if (other === one || other.rule !== one.rule || other.from > one.from || one.to > other.to) return false;
  if (other.verdict !== one.verdict) return other.verdict === "block";
  return isBefore || other.from < one.from || one.to < other.to;
}
