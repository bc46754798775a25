import type { Clock } from "../clock.ts";

const KEY_LIFE_MS = 2 * 60 * 60 * 1000;

/** Replies of ticket creations by Idempotency-Key. Keys live two hours. Source: zendesk-api 2.1. */
export type IdempotencyStore = {
  find(
    key: string,
    requestBody: string,
  ): { kind: "miss" } | { kind: "hit"; status: number; body: string } | { kind: "mismatch" };
  keep(key: string, requestBody: string, status: number, body: string): void;
  clear(): void;
};

/** Makes the store; time is the clock's running time. */
export const createIdempotencyStore = (clock: Clock): IdempotencyStore => {
  const kept = new Map<string, { requestBody: string; status: number; body: string; untilMs: number }>();
  return {
    find: (key, requestBody) => {
      const entry = kept.get(key);
      if (entry === undefined || entry.untilMs <= clock.elapsedMs()) return { kind: "miss" };
      if (entry.requestBody !== requestBody) return { kind: "mismatch" };
      return { kind: "hit", status: entry.status, body: entry.body };
    },
    keep: (key, requestBody, status, body) => {
      kept.set(key, { requestBody, status, body, untilMs: clock.elapsedMs() + KEY_LIFE_MS });
    },
    clear: () => kept.clear(),
  };
};
