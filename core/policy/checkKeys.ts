import { type PathStep, type PolicyProblem, wrongValue } from "./policyProblem.ts";
import type { PolicyDocument } from "./schema/document.ts";

type Keyed = readonly { readonly key: string }[];

/** In every list of things with keys, each key is used once. */
export function checkKeys(document: PolicyDocument): readonly PolicyProblem[] {
  return keyedLists(document).flatMap(([path, items]) => {
    const seen = new Set<string>();
    return items.flatMap(({ key }, index) => {
      if (!seen.has(key)) {
        seen.add(key);
        return [];
      }
      return [wrongValue([...path, index, "key"], key, "a key that is used once")];
    });
  });
}

/** The document's lists of keyed things, however deep. */
function keyedLists(value: unknown, path: readonly PathStep[] = []): readonly [readonly PathStep[], Keyed][] {
  if (typeof value !== "object" || value === null) return [];
  const inner = Array.isArray(value)
    ? value.flatMap((item: unknown, index) => keyedLists(item, [...path, index]))
    : Object.entries(value).flatMap(([name, item]) => keyedLists(item, [...path, name]));
  return isKeyed(value) ? [[path, value], ...inner] : inner;
}

function isKeyed(value: unknown): value is Keyed {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((item: unknown) => typeof item === "object" && item !== null && "key" in item)
  );
}
