import { isMap } from "./isMap.ts";

type Map = { readonly [key: string]: unknown };
type KeyedItem = Map & { readonly key: string };
type ItemChanges = readonly (readonly [key: string, change: Map | null])[];

/**
 * A preset with an account's own changes: maps merge deep, lists whose items have a `key` merge by it, anything else
 * is replaced, `null` removes. A keyed list may also be changed by a map of keys (`tiers: {potential: null}`).
 * New items go to the end, but before an item that takes whatever is left (the default tier, the default urgency).
 */
export function mergePolicy(base: unknown, changes: unknown): unknown {
  if (isKeyedList(base) && base.length > 0) {
    const items = itemChanges(changes);
    return items === null ? changes : mergeKeyed(base, items);
  }
  return isMap(base) && isMap(changes) ? mergeMaps(base, changes) : changes;
}

function mergeMaps(base: Map, changes: Map): Map {
  const merged: { [key: string]: unknown } = { ...base };
  for (const [key, change] of Object.entries(changes)) {
    if (change === null) delete merged[key];
    else merged[key] = Object.hasOwn(merged, key) ? mergePolicy(merged[key], change) : change;
  }
  return merged;
}

/** What changes in a keyed list, by key; null: these are no changes to one, but something in its place. */
function itemChanges(changes: unknown): ItemChanges | null {
  if (isKeyedList(changes)) return changes.map((item) => [item.key, item] as const);
  if (!isMap(changes)) return null;
  const byKey = Object.entries(changes).map(([key, change]) =>
    isItemChange(change) ? ([key, change] as const) : null,
  );
  return byKey.every((one) => one !== null) ? byKey : null;
}

function mergeKeyed(base: readonly KeyedItem[], changes: ItemChanges): readonly KeyedItem[] {
  let items = base;
  for (const [key, change] of changes) {
    const at = items.findIndex((item) => item.key === key);
    const old = items[at];
    if (change === null) items = items.filter((item) => item !== old);
    else if (old !== undefined) items = items.with(at, { ...mergeMaps(old, change), key });
    else items = insert(items, { ...change, key });
  }
  return items;
}

function insert(items: readonly KeyedItem[], item: KeyedItem): readonly KeyedItem[] {
  const last = items.at(-1);
  const takesTheRest = last !== undefined && !isConditional(last) && isConditional(item);
  return takesTheRest ? [...items.slice(0, -1), item, last] : [...items, item];
}

const isConditional = (item: Map): boolean => "when" in item || "top" in item;

const isItemChange = (change: unknown): change is Map | null => change === null || isMap(change);

function isKeyedList(value: unknown): value is readonly KeyedItem[] {
  return Array.isArray(value) && value.every((item) => isMap(item) && typeof item["key"] === "string");
}
