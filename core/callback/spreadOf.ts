/**
 * A customer's own place in 0 … count − 1 for a rule: always the same, and over many customers about equally often each.
 * So the days' loads are even without anybody looking at the others' plans.
 */
export function spreadOf(customerId: number, rule: string, count: number): number {
  let hash = 0x811c9dc5;
  for (const char of `${customerId}:${rule}`) {
    hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193);
  }
  // The low digits of neighbouring ids differ too regularly.
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return count <= 1 ? 0 : ((hash ^ (hash >>> 13)) >>> 0) % count;
}
