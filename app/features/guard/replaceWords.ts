import { BLOCK, type Draft, draftText } from "../../shared/composer/draftText.ts";
import { htmlOfText } from "../../shared/composer/htmlOfText.ts";
import type { Words } from "./wordsToReplace.ts";

const TAG = /<!--[\s\S]*?-->|<(\/?)([a-z][a-z0-9]*)[^>]*>/giu;
const OPENING_AT_END = /<([a-z][a-z0-9]*)[^<>]*>$/iu;
const CLOSING_AT_START = /^<\/([a-z][a-z0-9]*)\s*>/iu;

/**
 * The content with other words in one place and all else as it was, its formatting too. Null: the place is not there any
 * more, or holds something that is no text, or reaches over lines.
 */
export function replaceWords(draft: Draft, { from, to }: Words, better: string): string | null {
  const { starts, ends } = draftText(draft);
  const [start, end] = [starts[from], ends[to - 1]];
  if (start === undefined || end === undefined || start >= end) return null;
  const { content, isRich } = draft;
  const [before, replaced, after] = [content.slice(0, start), content.slice(start, end), content.slice(end)];
  if (!isRich) return before + better + after;
  const around = tagsAcross(replaced);
  return around === null ? null : joined(before, around, htmlOfText(better), after);
}

/** Formatting that ends among the words, and formatting that begins there; the words between have what both have. */
type TagsAcross = { readonly closing: readonly string[]; readonly opening: readonly string[] };

function tagsAcross(replaced: string): TagsAcross | null {
  const closing: string[] = [];
  const opening: string[] = [];
  for (const { 0: tag, 1: slash, 2: element } of replaced.matchAll(TAG)) {
    if (element === undefined) continue;
    if (BLOCK.test(element) || /^img$/iu.test(element)) return null;
    if (slash === "") opening.push(tag);
    else if (opening.pop() === undefined) closing.push(tag);
  }
  return { closing, opening };
}

/** Formatting that is left without anything in it goes too. */
function joined(before: string, { closing, opening }: TagsAcross, words: string, after: string): string {
  const [first, ...otherClosing] = closing;
  const begun = OPENING_AT_END.exec(before);
  if (first !== undefined && begun !== null && nameOf(first) === begun[1]) {
    return joined(before.slice(0, begun.index), { closing: otherClosing, opening }, words, after);
  }
  const last = opening.at(-1);
  const ended = CLOSING_AT_START.exec(after);
  if (last !== undefined && ended !== null && nameOf(last) === ended[1]) {
    return joined(before, { closing, opening: opening.slice(0, -1) }, words, after.slice(ended[0].length));
  }
  return before + closing.join("") + words + opening.join("") + after;
}

const nameOf = (tag: string): string | undefined => /[a-z][a-z0-9]*/iu.exec(tag)?.[0];
