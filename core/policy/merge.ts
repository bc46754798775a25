import { isMap } from "./is-map.ts";

type Map = { readonly [key: string]: unknown };
type KeyedItem = Map & { readonly key: string };

/**
 * A preset with an account's own changes: maps merge deep, lists whose items have a `key` merge by it, anything else
 * is replaced, `null` removes. A keyed list may also be changed by a map of keys (`tiers: {potential: null}`).
 * New items go to the end, but before an item that takes whatever is left (the default tier, the default urgency).
 */
export function mergePolicy(base: unknown, changes: unknown): unknown {
  if (isKeyedList(base) && base.length > 0) {
    if (isKeyedList(changes))
      return mergeKeyed(
        base,
        changes.map((item) => [item.key, item] as const),
      );
    if (isMap(changes)) return mergeKeyed(base, Object.entries(changes));
  }
  if (!isMap(base) || !isMap(changes)) return changes;
  const merged: { [key: string]: unknown } = { ...base };
  for (const [key, change] of Object.entries(changes)) {
    if (change === null) delete merged[key];
    else merged[key] = Object.hasOwn(merged, key) ? mergePolicy(merged[key], change) : change;
  }
  return merged;
}

function mergeKeyed(base: readonly KeyedItem[], changes: readonly (readonly [string, unknown])[]): unknown {
  let items: readonly unknown[] = base;
  for (const [key, change] of changes) {
    const at = items.findIndex((item) => isMap(item) && item["key"] === key);
    if (change === null) items = items.filter((_, place) => place !== at);
    else if (at >= 0) items = items.with(at, mergePolicy(items[at], change));
    else items = insert(items, isMap(change) ? { key, ...change } : change);
  }
  return items;
}

function insert(items: readonly unknown[], item: unknown): readonly unknown[] {
  const last = items.at(-1);
  const takesTheRest = isMap(last) && isMap(item) && !isConditional(last) && isConditional(item);
  return takesTheRest ? [...items.slice(0, -1), item, last] : [...items, item];
}

const isConditional = (item: Map): boolean => "when" in item || "top" in item;

function isKeyedList(value: unknown): value is readonly KeyedItem[] {
  return Array.isArray(value) && value.every((item) => isMap(item) && typeof item["key"] === "string");
}
