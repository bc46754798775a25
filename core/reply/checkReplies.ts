import { foldText } from "../guard/foldText.ts";
import { findPhrase } from "../guard/findPhrases.ts";
import { tierWordsOf } from "../guard/tierWordsOf.ts";
import type { Localized } from "../contract/localized.ts";
import { type PathStep, type PolicyProblem, wrongName, wrongValue } from "../policy/policyProblem.ts";
import type { PolicyDocument } from "../policy/schema/document.ts";
import { checkTemplate } from "./checkTemplate.ts";
import { includedIn } from "./expandIncludes.ts";
import { readTemplate } from "./readTemplate.ts";

/** Every reply can be said: in each language of the policy, whole, with known placeholders, and without naming a tier (G5). */
export function checkReplies(document: PolicyDocument): readonly PolicyProblem[] {
  const tierWords = tierWordsOf(document).map(tierWord);
  const keys = document.replies.map(({ key }) => key);
  return [
    ...bodiesOf(document).flatMap(({ at, body }) => [
      ...document.languages.flatMap((language) =>
        body[language] === undefined
          ? [wrongValue([...at, language], undefined, "the text in this language: the policy is kept in it")]
          : [],
      ),
      ...textsOf(body).flatMap(([language, text]) => [
        ...checkTemplate(text, [...at, language]),
        ...namesTier(text, tierWords, [...at, language]),
        ...includedIn(text)
          .filter((key) => !keys.includes(key))
          .map((key) => wrongName([...at, language], key, keys)),
      ]),
    ]),
    ...circles(document),
  ];
}

type Body = { readonly at: readonly PathStep[]; readonly body: Localized };

function bodiesOf({ replies }: PolicyDocument): readonly Body[] {
  return replies.flatMap(({ body, variants }, i) => [
    { at: ["replies", i, "body"], body },
    ...variants.map((variant, j) => ({ at: ["replies", i, "variants", j, "body"], body: variant.body })),
  ]);
}

const textsOf = (body: Localized): readonly (readonly [string, string])[] =>
  Object.entries(body).flatMap(([language, text]) => (text === undefined ? [] : [[language, text] as const]));

type TierWord = { readonly word: string; readonly folded: string; readonly head: string };

/** Only what people will read: placeholders are checked by name. The guard also knows the other Chinese forms. */
function namesTier(
  text: string,
  tierWords: readonly TierWord[],
  at: readonly PathStep[],
): readonly PolicyProblem[] {
  const plain = text.normalize("NFKC").toLowerCase();
  // Folding looks at every character: only where a tier's name stands at all.
  const near = tierWords.filter(({ head }) => plain.includes(head));
  if (near.length === 0) return [];
  const words = readTemplate(text).map((piece) => (piece.kind === "text" ? piece.text : "."));
  const folded = foldText(words.join(""), AS_WRITTEN);
  const named = near.find((one) => findPhrase(folded, one.folded).length > 0);
  return named === undefined
    ? []
    : [wrongValue(at, named.word, "a text that does not tell the customer its tier")];
}

/** What a tier word begins with: a whole word of an alphabet, or two Chinese characters. */
function tierWord(word: string): TierWord {
  const folded = foldText(word, AS_WRITTEN).text;
  const head = /^[a-z0-9]+/u.exec(folded)?.[0] ?? folded.slice(0, 2);
  return { word, folded, head };
}

const AS_WRITTEN = {
  simplified: (text: string): string => text,
  traditional: (text: string): string => text,
};

/** A reply that includes itself, directly or through others, would never end. */
function circles(document: PolicyDocument): readonly PolicyProblem[] {
  const includes = new Map(
    document.replies.map(({ key, body, variants }) => [
      key,
      [body, ...variants.map((variant) => variant.body)].flatMap((each) =>
        textsOf(each).flatMap(([, text]) => includedIn(text)),
      ),
    ]),
  );
  return document.replies.flatMap(({ key }, i) =>
    reached(key, includes).has(key)
      ? [
          wrongValue(
            ["replies", i, "body"],
            `{% include %} of ${key}`,
            "includes that do not lead back to it",
          ),
        ]
      : [],
  );
}

function reached(from: string, includes: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
  const found = new Set<string>();
  const next = [...(includes.get(from) ?? [])];
  for (let key = next.pop(); key !== undefined; key = next.pop()) {
    if (found.has(key)) continue;
    found.add(key);
    next.push(...(includes.get(key) ?? []));
  }
  return found;
}
