import type { Clock } from "../clock.ts";

/** A counted request: what is left of its window. */
export type RateReading = { limit: number; remaining: number; resetSeconds: number; allowed: boolean };

/** Fixed-window counters by key. */
export type RateWindows = {
  /** Counts one request against `limit` per `windowSeconds`. A refused one is not counted. */
  count(key: string, limit: number, windowSeconds: number): RateReading;
  clear(): void;
};

/** Makes the counters; time is the clock's running time, so that tests can advance it. */
export const createRateWindows = (clock: Clock): RateWindows => {
  const windows = new Map<string, { startMs: number; used: number }>();
  return {
    count: (key, limit, windowSeconds) => {
      const nowMs = clock.elapsedMs();
      const current = windows.get(key);
      const window =
        current === undefined || nowMs - current.startMs >= windowSeconds * 1000
          ? { startMs: nowMs, used: 0 }
          : current;
      windows.set(key, window);
      const allowed = window.used < limit;
      if (allowed) window.used += 1;
      const resetSeconds = Math.max(1, Math.ceil(windowSeconds - (nowMs - window.startMs) / 1000));
      return { limit, remaining: limit - window.used, resetSeconds, allowed };
    },
    clear: () => windows.clear(),
  };
};
