/** One node of a translations file: a text, or texts below it. */
export type TextNode = string | { readonly [key: string]: TextNode };

/**
 * The texts of a translations file by dotted key (`{tier: {why: "…"}}` → `tier.why`), in file order.
 * Throws on anything but texts and objects of texts: the file is ours.
 */
export function flattenTexts(node: unknown, path = ""): ReadonlyMap<string, string> {
  if (typeof node === "string") return new Map([[path, node]]);
  if (typeof node !== "object" || node === null || Array.isArray(node)) {
    throw new Error(`translations: "${path}" is neither a text nor an object of texts`);
  }
  return new Map(
    Object.entries(node).flatMap(([key, below]) => [
      ...flattenTexts(below, path === "" ? key : `${path}.${key}`),
    ]),
  );
}
