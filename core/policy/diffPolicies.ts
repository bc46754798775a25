/** One difference between two policies. `was: undefined`: added; `is: undefined`: removed. */
export type PolicyChange = {
  /** Items of keyed lists by their key: "tiers[vip].grace". */
  readonly path: string;
  readonly was: unknown;
  readonly is: unknown;
};

/**
 * What is different in `is`, in its order, then what it no longer has.
 * Both are whole documents (`wholePolicy`); maps and keyed lists are compared inside, anything else as one value.
 */
export function diffPolicies(was: unknown, is: unknown, path = ""): readonly PolicyChange[] {
  const [before, after] = [partsOf(was), partsOf(is)];
  if (before === null || after === null || before.written !== after.written) {
    return same(was, is) ? [] : [{ path, was, is }];
  }
  const names = [...new Set([...after.parts.keys(), ...before.parts.keys()])];
  const changes = names.flatMap((name) =>
    diffPolicies(before.parts.get(name), after.parts.get(name), after.written(path, name)),
  );
  const order = (parts: typeof after.parts): string =>
    [...parts.keys()].filter((name) => names.includes(name)).join();
  const isReordered =
    after.written === inList && changes.length === 0 && order(before.parts) !== order(after.parts);
  return isReordered ? [{ path, was: [...before.parts.keys()], is: [...after.parts.keys()] }] : changes;
}

/** Whether a change touches what makes a customer belong to a tier (A17: at most once a year without a reason). */
export function changesCriteria({ path }: PolicyChange): boolean {
  return path === "tiers" || /^tiers\[[^\]]+\](\.(when|top|match)\b.*)?$/.test(path);
}

type Parts = {
  readonly parts: ReadonlyMap<string, unknown>;
  readonly written: (path: string, name: string) => string;
};

const inMap = (path: string, name: string): string => (path === "" ? name : `${path}.${name}`);
const inList = (path: string, name: string): string => `${path}[${name}]`;

/** The named parts of a map or of a list whose items have keys; null for a plain value. */
function partsOf(value: unknown): Parts | null {
  if (typeof value !== "object" || value === null) return null;
  if (!Array.isArray(value)) return { parts: new Map(Object.entries(value)), written: inMap };
  const keyed = value.map((item: unknown) => [keyOf(item), item] as const);
  const parts = new Map(keyed.flatMap(([key, item]) => (key === null ? [] : [[key, item] as const])));
  return parts.size === value.length && parts.size > 0 ? { parts, written: inList } : null;
}

function keyOf(item: unknown): string | null {
  if (typeof item !== "object" || item === null || !("key" in item)) return null;
  return typeof item.key === "string" ? item.key : null;
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
