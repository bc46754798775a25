const CONFLICT_RETRIES = 3;
const BUSY_RETRIES = 3;
const TIMEOUT_RETRIES = 5;
const LONGEST_RETRY_AFTER_SECONDS = 60;
const PAUSE_MS = 200;

/**
 * How long to wait before the next try, or undefined to give up: 409 three times; 429 and 503 only with a Retry-After
 * under a minute; timeouts five times; nothing else. Source: zendesk-api 1.4 (pauses and the count for 429/503 are ours).
 */
export const retryDelayMs = (last: {
  statusCode: number | null;
  timedOut: boolean;
  retryAfterSeconds: number | undefined;
  /** Attempts made so far, at least 1. */
  tried: number;
}): number | undefined => {
  if (last.timedOut) return last.tried <= TIMEOUT_RETRIES ? PAUSE_MS * last.tried : undefined;
  if (last.statusCode === 409) return last.tried <= CONFLICT_RETRIES ? PAUSE_MS * last.tried : undefined;
  if (last.statusCode !== 429 && last.statusCode !== 503) return undefined;
  const after = last.retryAfterSeconds;
  if (after === undefined || after >= LONGEST_RETRY_AFTER_SECONDS || last.tried > BUSY_RETRIES)
    return undefined;
  return after * 1000;
};
