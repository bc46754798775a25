import { setTimeout as sleep } from "node:timers/promises";
import type { ZendeskResult } from "#zendesk";

const MAX_WAITS = 20;

/** Makes a call again after the time that Zendesk asks for: setup and demo data have time, agents' work goes first. */
export async function patiently<Value>(
  call: () => Promise<ZendeskResult<Value>>,
): Promise<ZendeskResult<Value>> {
  for (let waits = 0; ; waits += 1) {
    const answer = await call();
    if (answer.ok || answer.error.reason !== "rate_limited" || waits === MAX_WAITS) return answer;
    await sleep(answer.error.retryAfterSeconds * 1000);
  }
}
