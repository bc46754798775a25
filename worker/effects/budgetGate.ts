import { ACCOUNT_ENDPOINT, type BudgetGate, readBudget as readRateHeaders } from "#zendesk";
import { putBlock, readBudget } from "../store/budget.ts";

/** Agents and other integrations live on the same limit: the last part of every minute is left to them. */
const LEFT_TO_OTHERS = 0.1;

/**
 * What the Zendesk client asks before a request and tells after each reply; shared by all isolates through the store. A
 * 429 blocks what it names; headers that say the account's minute is nearly used up block the account until it starts
 * anew. Limits of single endpoints are left to their 429s: some count per ticket, and their headers do not say which.
 */
export function budgetGate(db: D1Database): BudgetGate {
  let known: Promise<Map<string, number>> | null = null;
  const block = async (endpoint: string, until: number): Promise<void> => {
    known ??= readBudget(db, Date.now());
    (await known).set(endpoint, until);
    await putBlock(db, endpoint, until).run();
  };
  return {
    blockedUntil: async (endpoint) => {
      known ??= readBudget(db, Date.now());
      return (await known).get(endpoint) ?? 0;
    },
    block,
    observe: async (headers) => {
      const account = readRateHeaders(headers).find(({ name }) => name === ACCOUNT_ENDPOINT);
      if (account === undefined || account.limit === null || account.resetsInSeconds === null) return;
      if (account.remaining > account.limit * LEFT_TO_OTHERS) return;
      await block(ACCOUNT_ENDPOINT, Date.now() + account.resetsInSeconds * 1000);
    },
  };
}
