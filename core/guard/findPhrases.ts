/** Where a phrase stands in the folded text, `[from, to)`. */
export type Found = { readonly from: number; readonly to: number };

const LETTER = /[\p{L}\p{N}]/u;
const HAN = /\p{Script=Han}/u;

/** Finds many phrases in one pass over a text; what is not found is not in the answer. */
export type FindPhrases = (text: string) => ReadonlyMap<string, readonly Found[]>;

const NOWHERE: readonly Found[] = [];

/** Where a phrase was found. */
export const placesOf = (found: ReturnType<FindPhrases>, phrase: string): readonly Found[] =>
  found.get(phrase) ?? NOWHERE;

/**
 * Every place of each folded phrase. Words of alphabets must stand alone ("no idea" is not in "no ideals"); Chinese has no
 * borders between words, so there `except` says where a phrase is harmless. Phrases are filed by their first two UTF-16
 * units, so most places of a text cost one look.
 */
export function findPhrases(phrases: readonly string[]): FindPhrases {
  const filed = new Map<number, string[]>();
  for (const phrase of new Set(phrases)) {
    if (phrase === "") continue;
    const key = keyAt(phrase, 0);
    filed.set(key, [...(filed.get(key) ?? []), phrase]);
  }
  const single = [...filed.values()].flat().filter(({ length }) => length === 1);
  return (text) => {
    const found = new Map<string, Found[]>();
    const look = (phrase: string, from: number): void => {
      const to = from + phrase.length;
      if (!text.startsWith(phrase, from)) return;
      if (continues(text, from - 1, from) || continues(text, to - 1, to)) return;
      const places = found.get(phrase);
      if (places === undefined) found.set(phrase, [{ from, to }]);
      else places.push({ from, to });
    };
    for (let from = 0; from < text.length; from++) {
      for (const phrase of filed.get(keyAt(text, from)) ?? []) if (phrase.length > 1) look(phrase, from);
      for (const phrase of single) look(phrase, from);
    }
    return found;
  };
}

/** Every place of one folded phrase. */
export const findPhrase = ({ text }: { readonly text: string }, phrase: string): readonly Found[] =>
  placesOf(findPhrases([phrase])(text), phrase);

const UNITS = 0x1_00_00;

/** One number for the two units at a place. */
const keyAt = (text: string, at: number): number =>
  text.charCodeAt(at) * UNITS + (at + 1 < text.length ? text.charCodeAt(at + 1) : 0);

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
