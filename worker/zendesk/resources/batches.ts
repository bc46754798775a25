import { ok } from "../result.ts";
import type { ZendeskResult } from "../zendeskError.ts";

/** Zendesk takes at most this many ids or records in one bulk call. */
export const BATCH_SIZE = 100;

/** More in one call is a bug of the caller: Zendesk would refuse the whole batch. */
export function assertBatch(items: readonly unknown[]): void {
  if (items.length === 0 || items.length > BATCH_SIZE) {
    throw new RangeError(`A bulk call takes 1 to ${BATCH_SIZE} records, not ${items.length}`);
  }
}

/** Asks in batches, one after the other, and joins the answers; the first failure ends it. */
export async function inBatches<Item, Answer>(
  items: readonly Item[],
  ask: (batch: readonly Item[]) => Promise<ZendeskResult<Answer[]>>,
): Promise<ZendeskResult<Answer[]>> {
  const found: Answer[] = [];
  for (let start = 0; start < items.length; start += BATCH_SIZE) {
    const answer = await ask(items.slice(start, start + BATCH_SIZE));
    if (!answer.ok) return answer;
    found.push(...answer.value);
  }
  return ok(found);
}
