/** The smallest of the numbers, nulls left out; null when there is none. */
export const soonest = (waits: readonly (number | null)[]): number | null =>
  waits.reduce((least, wait) => (wait === null || (least !== null && least <= wait) ? least : wait), null);
