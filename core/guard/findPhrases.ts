import type { FoldedText } from "./foldText.ts";

/** Where a phrase stands in the folded text, `[from, to)`. */
export type Found = { readonly from: number; readonly to: number };

const LETTER = /[\p{L}\p{N}]/u;
const HAN = /\p{Script=Han}/u;

/**
 * Every place of a folded phrase. Words of alphabets must stand alone ("no idea" is not in "no ideals"); Chinese has no
 * borders between words, so there `except` says where a phrase is harmless.
 */
export function findPhrase({ text }: Pick<FoldedText, "text">, phrase: string): readonly Found[] {
  const found: Found[] = [];
  if (phrase === "") return found;
  for (let from = text.indexOf(phrase); from >= 0; from = text.indexOf(phrase, from + 1)) {
    const to = from + phrase.length;
    if (!continues(text, from - 1, from) && !continues(text, to - 1, to)) found.push({ from, to });
  }
  return found;
}

/** Whether the word goes on from one place to the next. */
function continues(text: string, left: number, right: number): boolean {
  const [before, after] = [text[left] ?? "", text[right] ?? ""];
  return isAlphabetic(before) && isAlphabetic(after);
}

const isAlphabetic = (character: string): boolean => LETTER.test(character) && !HAN.test(character);

/** Those that do not lie inside one of the harmless wordings. */
export function harmful(found: readonly Found[], harmless: readonly Found[]): readonly Found[] {
  return found.filter(({ from, to }) => !harmless.some((one) => one.from <= from && to <= one.to));
}
