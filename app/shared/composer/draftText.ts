/** A draft as the composer holds it: HTML where the editor writes rich text. */
export type Draft = { readonly content: string; readonly isRich: boolean };

/** What a reader sees of a draft, and where in its content each UTF-16 unit of that stands, `[start, end)`. */
export type DraftText = {
  readonly text: string;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
};

const PIECE = /<!--[\s\S]*?-->|<(\/?)([a-z][a-z0-9]*)[^>]*>|&(#x?[0-9a-f]+|[a-z]+);|[\s\S]/giu;
/** Elements that begin a line of their own. */
export const BLOCK = /^(?:p|div|li|ul|ol|br|h[1-6]|blockquote|pre|table|t[dhr]|hr)$/iu;
const BLANK = /^[\t\n\f\r]$/u;
const NAMED = new Map([
  ["amp", "&"],
  ["lt", "<"],
  ["gt", ">"],
  ["quot", '"'],
  ["apos", "'"],
  ["nbsp", "\u00A0"],
]);

/** Reads the words out of a draft; markup is left aside, a new block is a new line. */
export function draftText({ content, isRich }: Draft): DraftText {
  if (!isRich) {
    const starts = Array.from({ length: content.length }, (_, index) => index);
    return { text: content, starts, ends: starts.map((start) => start + 1) };
  }
  const units: { unit: string; start: number; end: number }[] = [];
  for (const { 0: piece, 2: element, 3: entity, index } of content.matchAll(PIECE)) {
    for (const unit of shown(piece, element, entity)) {
      units.push({ unit, start: index, end: index + piece.length });
    }
  }
  return {
    text: units.map(({ unit }) => unit).join(""),
    starts: units.map(({ start }) => start),
    ends: units.map(({ end }) => end),
  };
}

/** The UTF-16 units that a piece of HTML shows. */
function shown(piece: string, element: string | undefined, entity: string | undefined): readonly string[] {
  if (element !== undefined) return BLOCK.test(element) ? ["\n"] : [];
  if (piece.startsWith("<!--")) return [];
  if (entity !== undefined) return characterOf(entity.toLowerCase(), piece).split("");
  // Between its elements HTML knows no lines.
  return BLANK.test(piece) ? [" "] : piece.split("");
}

function characterOf(entity: string, piece: string): string {
  if (!entity.startsWith("#")) return NAMED.get(entity) ?? piece;
  const code = entity.startsWith("#x") ? Number.parseInt(entity.slice(2), 16) : Number(entity.slice(1));
  return Number.isInteger(code) && code > 0 && code <= 0x10_ff_ff ? String.fromCodePoint(code) : piece;
}
