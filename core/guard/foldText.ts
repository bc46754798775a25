import type { ChineseForms } from "./chineseForms.ts";

/** A text in the one form phrases are compared in, and where each of its characters stood in the original. */
export type FoldedText = {
  readonly text: string;
  /** Original span of each UTF-16 unit of `text`. */
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

/** What a character is to a comparison. `separates`: it only stands between words. */
type Character = {
  readonly kind: "invisible" | "apostrophe" | "stop" | "separates" | "word";
  readonly text: string;
  readonly isHan: boolean;
};

/**
 * Folds width, case and Chinese forms; drops what people put between Chinese characters to hide a word (spaces, dots, stars);
 * elsewhere a run of such marks is one space. A full stop counts as hiding only when it stands between two Chinese characters
 * (`不.清.楚`), where no sentence ends with it. Characters are looked up once: a draft is folded anew with every key.
 */
export function textFolder({ simplified }: ChineseForms): (original: string) => FoldedText {
  const known = new Map<string, Character>();
  const lookUp = (character: string): Character => {
    const found = known.get(character) ?? characterOf(character, simplified);
    known.set(character, found);
    return found;
  };
  return (original) => {
    const parts: string[] = [];
    const starts: number[] = [];
    const ends: number[] = [];
    const add = (text: string, from: number, to: number): void => {
      parts.push(text);
      for (let unit = 0; unit < text.length; unit++) {
        starts.push(from);
        ends.push(to);
      }
    };
    let gapFrom = -1;
    let gapTo = -1;
    let isAfterHan = false;
    let offset = 0;
    for (const character of original) {
      const from = offset;
      offset += character.length;
      const { kind, text, isHan } = lookUp(character);
      if (kind === "invisible") continue;
      if (kind === "apostrophe") {
        if (gapFrom >= 0) continue;
        add(text, from, offset);
        isAfterHan = false;
        continue;
      }
      if (kind === "separates" || (kind === "stop" && isHidingStop(character, original, from))) {
        if (gapFrom < 0) gapFrom = from;
        gapTo = offset;
        continue;
      }
      if (gapFrom >= 0 && !(isAfterHan && isHan)) add(" ", gapFrom, gapTo);
      gapFrom = -1;
      add(text, from, offset);
      isAfterHan = isHan;
    }
    return { text: parts.join(""), starts, ends };
  };
}

/** Folds one text; for many in turn, keep a `textFolder`. */
export const foldText = (original: string, forms: ChineseForms): FoldedText => textFolder(forms)(original);

function characterOf(character: string, simplified: (character: string) => string): Character {
  const plain = character.normalize("NFKC");
  if (INVISIBLE.test(character)) return { kind: "invisible", text: "", isHan: false };
  if (APOSTROPHE.test(character)) return { kind: "apostrophe", text: "'", isHan: false };
  if (STOP.test(character)) return { kind: "stop", text: plain, isHan: false };
  const lower = plain.toLowerCase();
  if (HAN.test(lower)) {
    const text = simplified(lower);
    return { kind: "word", text, isHan: HAN.test(text) };
  }
  const text = lower.replace(NO_WORD, "");
  return { kind: text === "" ? "separates" : "word", text, isHan: false };
}

function isHidingStop(character: string, original: string, at: number): boolean {
  return (
    character === "." &&
    HAN_BEFORE.test(original.slice(Math.max(0, at - 2), at)) &&
    HAN_AFTER.test(original.slice(at + 1, at + 3))
  );
}
