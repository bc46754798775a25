const WINDOW_MS = 5 * 60 * 1000;
const OPEN_MS = 5_000;
const MIN_REQUESTS = 100;
const MAX_ERRORS = 1_000;
const MAX_ERROR_SHARE = 0.7;

/** Stops deliveries to an endpoint that keeps failing. Source: zendesk-api 1.4. */
export type CircuitBreaker = {
  isOpen(webhookId: string, nowMs: number): boolean;
  record(webhookId: string, nowMs: number, failed: boolean): void;
  clear(): void;
};

/** Makes a breaker: of at least 100 requests in five minutes 70 % failed, or 1,000 failed: open for five seconds. */
export const createCircuitBreaker = (): CircuitBreaker => {
  const rows = new Map<string, { startMs: number; requests: number; errors: number; openUntilMs: number }>();
  return {
    isOpen: (webhookId, nowMs) => (rows.get(webhookId)?.openUntilMs ?? 0) > nowMs,
    record: (webhookId, nowMs, failed) => {
      const current = rows.get(webhookId);
      const row =
        current === undefined || nowMs - current.startMs > WINDOW_MS
          ? { startMs: nowMs, requests: 0, errors: 0, openUntilMs: 0 }
          : current;
      rows.set(webhookId, row);
      row.requests += 1;
      if (failed) row.errors += 1;
      if (
        row.requests >= MIN_REQUESTS &&
        (row.errors / row.requests >= MAX_ERROR_SHARE || row.errors > MAX_ERRORS)
      )
        row.openUntilMs = nowMs + OPEN_MS;
    },
    clear: () => rows.clear(),
  };
};
