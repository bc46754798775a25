const ENTITIES: { readonly [name: string]: string } = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#39;": "'",
  "&nbsp;": " ",
};

const TAG = /<\/?[a-z][^>]*>/gi;

/** For a plain composer: markup becomes line breaks and text. Text without tags stays as it is. */
export const plainFromHtml = (html: string): string => {
  if (html.search(TAG) < 0) return html;
  return html
    .replaceAll(/<br\s*\/?>/gi, "\n")
    .replaceAll(/<\/(p|div|li|h[1-6]|tr)>/gi, "\n")
    .replaceAll(TAG, "")
    .replaceAll(/&(amp|lt|gt|quot|#39|nbsp);/g, (entity) => ENTITIES[entity] ?? entity)
    .replace(/\n+$/, "");
};
