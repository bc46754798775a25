const FIRST_MILLISECONDS = 2_000;
const LONGEST_MILLISECONDS = 60_000;

/**
 * How long to wait after the n-th fruitless look in a row (n from 1) before looking again: doubling, at most a
 * minute. Only fruitless looks are repeated: what is known is refreshed by events.
 */
export const retryDelay = (fruitless: number): number =>
  Math.min(LONGEST_MILLISECONDS, FIRST_MILLISECONDS * 2 ** (fruitless - 1));
