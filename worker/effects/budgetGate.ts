import { putBlock, readBudget } from "../store/budget.ts";

/** What the Zendesk client asks before a request and tells after a 429; shared by all isolates through the store. */
export function budgetGate(db: D1Database): {
  blockedUntil(endpoint: string): Promise<number>;
  block(endpoint: string, until: number): Promise<void>;
  observe(headers: Headers): void;
} {
  let known: Promise<Map<string, number>> | null = null;
  return {
    blockedUntil: async (endpoint) => {
      known ??= readBudget(db, Date.now());
      return (await known).get(endpoint) ?? 0;
    },
    block: async (endpoint, until) => {
      known ??= readBudget(db, Date.now());
      (await known).set(endpoint, until);
      await putBlock(db, endpoint, until).run();
    },
    observe: () => undefined,
  };
}
