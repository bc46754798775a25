/** A span of what a reader sees of a draft, `[from, to)`. */
export type Words = { readonly from: number; readonly to: number };

/** Where sentences end: a full stop only before a space, so that "3.5" and addresses stay whole. */
const SENTENCE_END = /[。！？!?\n]|\.(?=\s|$)/gu;
const IS_SENTENCE = /[。！？.!?]["”’」』)]?\s*$/u;

/** What a better wording takes the place of: a whole sentence that of the sentence, anything else that of the words. */
export function wordsToReplace(text: string, { from, to }: Words, better: string): Words {
  if (!IS_SENTENCE.test(better)) return { from, to };
  const ends = [...text.matchAll(SENTENCE_END)].map(({ index }) => index);
  const before = ends.filter((end) => end < from).at(-1);
  const after = ends.find((end) => end >= to - 1);
  const start = before === undefined ? 0 : before + 1;
  const blank = /^\s*/u.exec(text.slice(start, from))?.[0].length ?? 0;
  const isLineEnd = after !== undefined && text[after] === "\n";
  return { from: start + blank, to: after === undefined ? text.length : isLineEnd ? after : after + 1 };
}
