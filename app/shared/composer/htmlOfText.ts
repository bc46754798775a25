const ESCAPES = new Map([
  ["&", "&amp;"],
  ["<", "&lt;"],
  [">", "&gt;"],
]);

/** Plain text for a rich editor: nothing in it may act as markup, and lines stay lines. */
export const htmlOfText = (text: string): string =>
  text.replace(/[&<>]/g, (sign) => ESCAPES.get(sign) ?? sign).replace(/\r?\n/g, "<br>");
