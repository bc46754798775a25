import { type BriefReply, nearest } from "#core";
import { foldSearch } from "./foldSearch.ts";
import { matchSyllables } from "./matchSyllables.ts";
import type { IndexedReply, ReplyIndex } from "./replyIndex.ts";

const LETTERS = /^[a-z]+$/u;
/** Short words are too near to too many others. */
const SHORTEST_MISTYPED = 5;

/**
 * The replies that hold every word of the query somewhere, better fits first; equal fits keep their order (best for the
 * ticket first). Chinese titles are also found by their pinyin. Where nothing holds it, a mistyped word counts as the
 * nearest word of a title. An empty query keeps all.
 */
export function searchReplies<Reply extends BriefReply>(
  index: ReplyIndex<Reply>,
  query: string,
): readonly Reply[] {
  const words = foldSearch(query).split(/\s+/).filter(Boolean);
  if (words.length === 0) return index.entries.map(({ reply }) => reply);
  const found = holding(index, words);
  if (found.length > 0) return found;
  const meant = words.map((word) =>
    LETTERS.test(word) && word.length >= SHORTEST_MISTYPED ? (nearest(word, index.words) ?? word) : word,
  );
  return meant.join(" ") === words.join(" ") ? [] : holding(index, meant);
}

function holding<Reply extends BriefReply>(
  { entries }: ReplyIndex<Reply>,
  words: readonly string[],
): readonly Reply[] {
  const found: { readonly reply: Reply; readonly score: number }[] = [];
  for (const entry of entries) {
    let score = 0;
    for (const word of words) {
      const fit = fitOf(entry, word);
      score = fit === 0 ? Number.NEGATIVE_INFINITY : score + fit;
    }
    if (score > 0) found.push({ reply: entry.reply, score });
  }
  return found.toSorted((one, other) => other.score - one.score).map(({ reply }) => reply);
}

/** How well one word fits a reply: shortcut and title before text; 0 is not at all. */
function fitOf({ shortcut, title, names, bodies, syllables }: IndexedReply, word: string): number {
  if (shortcut === word) return 6;
  if (shortcut !== "" && shortcut.startsWith(word)) return 5;
  if (title.startsWith(word)) return 5;
  if (title.includes(word)) return 4;
  const sounds = LETTERS.test(word) ? matchSyllables(word, syllables) : null;
  if (sounds !== null) return sounds === 0 ? 5 : 3;
  if (names.includes(word)) return 2;
  return bodies.includes(word) ? 1 : 0;
}
