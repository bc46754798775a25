/** Keys that occur twice in one object of a JSON text; the text is known to parse. */
export const findDuplicateKeys = (json: string): string[] => {
  const found: string[] = [];
  const open: (Set<string> | "array")[] = [];
  const tokens = json.matchAll(/"(?:[^"\\]|\\.)*"|[{}[\]:,]/g);
  let lastText: string | undefined;
  for (const [token] of tokens) {
    const inside = open.at(-1);
    if (token === "{") open.push(new Set());
    else if (token === "[") open.push("array");
    else if (token === "}" || token === "]") open.pop();
    else if (token === ":" && inside instanceof Set && lastText !== undefined) {
      if (inside.has(lastText)) found.push(lastText);
      inside.add(lastText);
    }
    lastText = token.startsWith('"') ? token.slice(1, -1) : undefined;
  }
  return found;
};
