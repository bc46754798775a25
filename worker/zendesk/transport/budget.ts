/**
 * Remembers which endpoints Zendesk asked us to leave alone. `endpoint` is "PUT /api/v2/tickets/:id"; the name
 * `ACCOUNT_ENDPOINT` stands for the account's limit over all calls.
 */
export type BudgetGate = {
  /** Epoch milliseconds until which no call should be made; 0 = free. */
  blockedUntil(endpoint: string): Promise<number>;
  block(endpoint: string, until: number): Promise<void>;
  /** Told after every reply; see `readBudget` for what the headers say. */
  observe(headers: Headers): Promise<void>;
};

export const ACCOUNT_ENDPOINT = "account";

/** What a reply's headers say about a limit: how much is left, and in how many seconds it starts anew. */
export type BudgetReading = {
  /** "account", or Zendesk's name of the endpoint limit, e.g. "tickets-update". */
  readonly name: string;
  readonly limit: number | null;
  readonly remaining: number;
  readonly resetsInSeconds: number | null;
};

const ENDPOINT_HEADER = /^zendesk-rate-?limit-(.+)$/;

/** Reads the rate headers in every spelling seen (facts/zendesk-api 3.2). */
export function readBudget(headers: Headers): readonly BudgetReading[] {
  const readings: BudgetReading[] = [];
  const first = (...names: readonly string[]): number | null => {
    for (const name of names) {
      const value = headers.get(name);
      if (value !== null && value.trim() !== "" && Number.isFinite(Number(value))) return Number(value);
    }
    return null;
  };
  const remaining = first("ratelimit-remaining", "rate-limit-remaining", "x-rate-limit-remaining");
  if (remaining !== null) {
    readings.push({
      name: ACCOUNT_ENDPOINT,
      limit: first("ratelimit-limit", "rate-limit", "x-rate-limit"),
      remaining,
      resetsInSeconds: first("ratelimit-reset", "rate-limit-reset"),
    });
  }
  for (const [header, value] of headers) {
    const name = ENDPOINT_HEADER.exec(header)?.[1];
    if (name === undefined) continue;
    const parts = new Map<string, number>();
    for (const part of value.split(";")) {
      const [key = "", number = ""] = part.split("=");
      parts.set(key.trim(), Number(number));
    }
    const left = parts.get("remaining");
    if (left === undefined || !Number.isFinite(left)) continue;
    readings.push({
      name,
      limit: parts.get("total") ?? null,
      remaining: left,
      resetsInSeconds: parts.get("resets") ?? null,
    });
  }
  return readings;
}

/** Keeps the blocks in memory only. */
export function memoryBudgetGate(): BudgetGate {
  const blocks = new Map<string, number>();
  return {
    blockedUntil: (endpoint) => Promise.resolve(blocks.get(endpoint) ?? 0),
    block: (endpoint, until) => {
      blocks.set(endpoint, Math.max(blocks.get(endpoint) ?? 0, until));
      return Promise.resolve();
    },
    observe: () => Promise.resolve(),
  };
}
