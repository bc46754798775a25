/** A stretch of a filled reply: plain words, or a gap that the agent has to fill. */
export type TextPiece = { readonly kind: "text" | "gap"; readonly text: string };

const GAP = /(\[\[[^\]]*\]\])/;

/** Cuts a filled reply at its marked gaps, for showing them; joined again, the pieces are the text. */
export const splitGaps = (text: string): readonly TextPiece[] =>
  text
    .split(GAP)
    .filter((piece) => piece !== "")
    .map((piece) => ({ kind: GAP.test(piece) ? "gap" : "text", text: piece }));
