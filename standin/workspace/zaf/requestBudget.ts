import type { RawReply } from "./performRequest.ts";

/** How many requests one app may make to Zendesk for one agent. Source: zendesk-api 3.3. */
const LIMITS = [
  { requests: 100, windowMs: 60_000 },
  { requests: 700, windowMs: 300_000 },
] as const;

/** Counts the requests of apps. */
export type RequestBudget = {
  /** Counts one; the 429 when there is none left. */
  take(key: string): RawReply | undefined;
};

/** Makes the counter over a clock in milliseconds. */
export const createRequestBudget = (nowMs: () => number): RequestBudget => {
  const taken = new Map<string, number[]>();
  return {
    take: (key) => {
      const now = nowMs();
      const longest = Math.max(...LIMITS.map(({ windowMs }) => windowMs));
      const recent = (taken.get(key) ?? []).filter((at) => at > now - longest);
      taken.set(key, recent);
      const reached = LIMITS.find(
        ({ requests, windowMs }) => recent.filter((at) => at > now - windowMs).length >= requests,
      );
      if (reached === undefined) {
        recent.push(now);
        return undefined;
      }
      const oldest = recent.find((at) => at > now - reached.windowMs) ?? now;
      const seconds = Math.max(1, Math.ceil((oldest + reached.windowMs - now) / 1000));
      return {
        status: 429,
        statusText: "Too Many Requests",
        headers: { "content-type": "application/json; charset=utf-8", "retry-after": String(seconds) },
        body: JSON.stringify({
          error: "APIRateLimitExceeded",
          description: "Number of allowed app requests per minute exceeded",
        }),
      };
    },
  };
};
