import type { ChineseForms } from "./chineseForms.ts";

/** A text in the one form phrases are compared in, and where each of its characters stood in the original. */
export type FoldedText = {
  readonly text: string;
  /** Original offset of each UTF-16 unit of `text`; one more at the end. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
};

const HAN = /^\p{Script=Han}$/u;
const HAN_BEFORE = /\p{Script=Han}$/u;
const HAN_AFTER = /^\p{Script=Han}/u;
const NO_WORD = /[^\p{L}\p{N}\p{M}]/gu;
/** Marks that end a thought: a phrase does not reach across them. */
const STOP = /^[,.;:!?、。，；：！？…\n\r()[\]{}«»"“”「」『』（）【】]$/u;
const INVISIBLE = /^[\p{Cf}\p{Mn}\uFE0E\uFE0F]$/u;
const APOSTROPHE = /^['’‘ʼ＇]$/u;

/**
 * Folds width, case and Chinese forms; drops what people put between Chinese characters to hide a word (spaces, dots, stars);
 * elsewhere a run of such marks is one space. A full stop counts as hiding only when it stands between two Chinese characters
 * (`不.清.楚`), where no sentence ends with it.
 */
export function foldText(original: string, { simplified }: ChineseForms): FoldedText {
  const units: { text: string; from: number; to: number }[] = [];
  type Gap = { readonly from: number; readonly to: number };
  let gap = null as Gap | null;
  let offset = 0;
  for (const character of original) {
    const from = offset;
    offset += character.length;
    if (INVISIBLE.test(character)) continue;
    if (APOSTROPHE.test(character)) {
      if (gap === null) units.push({ text: "'", from, to: offset });
      continue;
    }
    const isStop = STOP.test(character) && !isHidingStop(character, original, from);
    const folded = isStop ? character.normalize("NFKC") : foldCharacter(character, simplified);
    if (folded === "") {
      gap = { from: gap?.from ?? from, to: offset };
      continue;
    }
    if (gap !== null && !(isHan(units.at(-1)?.text) && isHan(folded))) {
      units.push({ text: " ", from: gap.from, to: gap.to });
    }
    gap = null;
    units.push({ text: folded, from, to: offset });
  }
  return {
    text: units.map(({ text }) => text).join(""),
    starts: units.flatMap(({ text, from }) => Array.from(text.split(""), () => from)),
    ends: units.flatMap(({ text, to }) => Array.from(text.split(""), () => to)),
  };
}

const isHan = (text: string | undefined): boolean => text !== undefined && HAN.test(text);

/** Empty for what separates words. */
function foldCharacter(character: string, simplified: (character: string) => string): string {
  const plain = character.normalize("NFKC").toLowerCase();
  if (HAN.test(plain)) return simplified(plain);
  return plain.replace(NO_WORD, "");
}

function isHidingStop(character: string, original: string, at: number): boolean {
  return (
    character === "." &&
    HAN_BEFORE.test(original.slice(Math.max(0, at - 2), at)) &&
    HAN_AFTER.test(original.slice(at + 1, at + 3))
  );
}
