import { type Draft, draftText } from "./draftText.ts";
import type { Words } from "./wordsToReplace.ts";

const ESCAPES = new Map([
  ["&", "&amp;"],
  ["<", "&lt;"],
  [">", "&gt;"],
]);

/**
 * The content with other words in one place and all else as it was. Null: the place is not there any more, or markup
 * begins or ends inside it, where replacing would tear what belongs together.
 */
export function replaceWords(draft: Draft, { from, to }: Words, better: string): string | null {
  const { starts, ends } = draftText(draft);
  const [start, end] = [starts[from], ends[to - 1]];
  if (start === undefined || end === undefined || start >= end) return null;
  if (draft.isRich && draft.content.slice(start, end).includes("<")) return null;
  const words = draft.isRich ? better.replace(/[&<>]/g, (sign) => ESCAPES.get(sign) ?? sign) : better;
  return draft.content.slice(0, start) + words + draft.content.slice(end);
}
