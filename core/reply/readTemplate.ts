/** A stretch of a reply's body as it is written. `loose`: an opening mark without its closing one, or the other way round. */
export type TemplatePiece =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "placeholder"; readonly text: string; readonly inner: string }
  | { readonly kind: "tag"; readonly text: string; readonly name: string; readonly inner: string }
  | { readonly kind: "slot"; readonly text: string; readonly label: string }
  | { readonly kind: "loose"; readonly text: string };

const NO_OPENING = String.raw`(?:(?!\{\{|\{%)[\s\S])*?`;
const PIECES = new RegExp(
  [
    String.raw`\{\{-?(?<placeholder>${NO_OPENING})-?\}\}`,
    String.raw`\{%-?\s*(?<name>\w*)(?<tag>${NO_OPENING})-?%\}`,
    String.raw`\[\[(?<slot>[^[\]\n]*)\]\]`,
    String.raw`(?<loose>\{\{|\{%|\[\[|\}\}|%\}|\]\])`,
  ].join("|"),
  "gu",
);

/** Cuts a body into words, Liquid and slots; joined again, the pieces are the body. */
export function readTemplate(body: string): readonly TemplatePiece[] {
  const pieces: TemplatePiece[] = [];
  let end = 0;
  for (const match of body.matchAll(PIECES)) {
    if (match.index > end) pieces.push({ kind: "text", text: body.slice(end, match.index) });
    pieces.push(pieceOf(match[0], match.groups ?? {}));
    end = match.index + match[0].length;
  }
  if (end < body.length) pieces.push({ kind: "text", text: body.slice(end) });
  return pieces;
}

function pieceOf(text: string, groups: { readonly [name: string]: string | undefined }): TemplatePiece {
  const { ["placeholder"]: placeholder, ["name"]: name, ["tag"]: tag = "", ["slot"]: slot } = groups;
  if (placeholder !== undefined) return { kind: "placeholder", text, inner: placeholder.trim() };
  if (name !== undefined) return { kind: "tag", text, name, inner: tag.trim() };
  if (slot !== undefined) return { kind: "slot", text, label: slot.trim() };
  return { kind: "loose", text };
}
